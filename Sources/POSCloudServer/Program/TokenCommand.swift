import ArgumentParser
import POSCloudStore
import POSModel

/// `pos-cloud token`: prints the token of a device, and nothing else.
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Print the token of a device.",
    discussion: """
      Store and device are registered where they are new. Until something of a store has arrived, \
      its currency, time zone and name may be given anew.
      """)

  @OptionGroup var database: DatabaseOption
  @Option(help: "The enterprise, such as harbor.") var tenant: String
  @Option(help: "The store, such as s1.") var store: String
  @Option(help: "The device, such as L1.") var device: String
  @Option(help: "The device's number, 1 to 99; the next free one when not said.")
  var workstation: Int?
  @Option(help: "The currency of a new store; else USD.") var currency: String?
  @Option(help: "The name of a new store.") var storeName: String?
  @Option(help: "The time zone of a new store, such as Europe/Lisbon; else UTC.")
  var timeZone: String?
  @Option(help: "How long the token is good.") var days = TokenMaker.days

  /// Refuses what cannot be.
  ///
  /// - Throws: `ValidationError`.
  func validate() throws {
    guard currency == nil || knownCurrency != nil else {
      throw ValidationError("--currency \(Currency.inUseFault).")
    }
    guard (1...3650).contains(days) else {
      throw ValidationError("--days must be from 1 to 3650.")
    }
  }

  /// Prints the token.
  ///
  /// - Throws: what ``PosCloudCommand/run(arguments:)`` says.
  func run() async throws {
    let enrollment = Enrollment(
      realm: CloudRealm(tenant: TenantID(tenant), store: StoreID(store)),
      device: DeviceID(device), workstation: workstation,
      currency: knownCurrency, storeName: storeName,
      timeZone: timeZone)
    var office = try database.office()
    let enrolled = try office.enroll(enrollment)
    let token = try await TokenMaker.token(
      for: enrolled.device, office: &office, from: SystemTime().now(), days: days)
    if let terms = enrolled.newTerms { Output.complain(sentence(terms)) }
    Output.say(token)
  }

  /// The currency that is said.
  private var knownCurrency: Currency? { currency.flatMap { Currency(code: $0.uppercased()) } }

  /// What a store counts in now, and until when that may be changed: nobody who forgot to say it
  /// should learn that from a year's reports.
  private func sentence(_ terms: StoreTerms) -> String {
    """
    Store \(store) counts in \(terms.currency) and in the time zone \(terms.timeZone). Until \
    something of it has arrived, the same command with --currency and --time-zone changes that.
    """
  }
}
