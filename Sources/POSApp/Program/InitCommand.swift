import ArgumentParser
import Foundation
import Glibc
import POSCore
import POSModel

/// `pos init`: sets up a store, by flags or by asking.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Set up a new store in the data folder.",
    discussion: "What no flag gives is asked, where there is somebody to ask.")

  @OptionGroup var data: DataOptions
  @Option(help: "The enterprise, such as harbor.") var tenant: String?
  @Option(help: "The store, such as s1.") var store: String?
  @Option(help: "This device, such as L1.") var device: String?
  @Option(help: "This device's number, 1 to 99, unique in the store.") var workstation: String?
  @Option(help: "The currency's code, such as USD.") var currency: String?
  @Flag(help: "Another lane of a store: it makes no manager, and gets the staff by sync.")
  var join = false
  @Option(help: "The first manager's name.") var managerName: String?
  @Option(help: "The first manager's PIN, 4 to 8 digits.") var managerPin: String?

  /// Sets the store up.
  ///
  /// - Throws: what ``PosCommand/run(arguments:)`` says on stderr.
  func run() throws {
    let folder = data.folder
    let settings = try data.settings(folder)
    guard !folder.hasStore else { throw StoreFailure.storeExists(folder.path) }
    let tenant = try answer(tenant, "--tenant", "Enterprise", ShortName.fault(in:))
    let site = try answer(store, "--store", "Store", ShortName.fault(in:))
    let device = try answer(device, "--device", "Device", ShortName.fault(inDevice:))
    let number = try answer(workstation, "--workstation", "Workstation number (1 to 99)") {
      Int($0).map { (1...99).contains($0) } == true ? nil : "must be 1 to 99"
    }
    let code = try answer(currency, "--currency", "Currency (such as USD)") {
      Currency(code: $0.uppercased())?.isInUse == true ? nil : Currency.inUseFault
    }
    let manager = join ? nil : try manager()
    guard let workstation = Int(number), let currency = Currency(code: code.uppercased()) else {
      preconditionFailure("both were checked")
    }
    var setup = data.setup(settings)
    let realm = Realm(
      tenant: TenantID(tenant), store: StoreID(site), device: DeviceID(device),
      workstation: workstation, currency: currency)
    let made = try setup.begin(realm, credentials: settings.credentials) { setup, store, vault in
      guard let manager else { return }
      try setup.enter(manager.name, .manager, pin: manager.pin, in: store, vault: vault)
    }
    try made.close()
    print("The store is in \(folder.path).")
    print(
      join
        ? "Next: pos, with CLOUD_URL and CLOUD_TOKEN; staff, menu and rules come by sync"
        : "Next: pos config tax.rates food=8, pos import menu FILE.csv, pos import staff FILE.csv")
  }

  /// Refuses a manager for a store that has its own.
  ///
  /// - Throws: `ValidationError`.
  func validate() throws {
    guard !join || (managerName == nil && managerPin == nil) else {
      throw ValidationError("--join makes no manager: leave out --manager-name and --manager-pin.")
    }
  }

  /// The first manager.
  ///
  /// - Throws: ``BadInput``.
  private func manager() throws -> (name: String, pin: String) {
    let name = try answer(managerName, "--manager-name", "Manager's name") {
      $0.isEmpty ? "must not be empty" : nil
    }
    let pin = try answer(
      managerPin, "--manager-pin", "Manager's PIN (4 to 8 digits)", isSecret: true
    ) {
      PINVault.isPIN($0) ? nil : "must be 4 to 8 digits"
    }
    return (name, pin)
  }

  /// What a flag says, or what somebody answers; asked again until it is fine.
  private func answer(
    _ given: String?, _ flag: String, _ question: String, isSecret: Bool = false,
    _ fault: (String) -> String?
  ) throws -> String {
    if let given {
      if let fault = fault(given) { throw BadInput(reason: "\(flag) \(fault)") }
      return given
    }
    guard isatty(STDIN_FILENO) == 1 else {
      throw BadInput(reason: "\(flag) is missing, and there is nobody to ask")
    }
    while true {
      let ask = {
        Output.ask("\(question): ")
        return readLine()
      }
      // Whoever sees the question may type the answer: it is hidden from then on.
      let typed = isSecret ? Output.withoutEcho(ask) : ask()
      guard let line = typed else { throw BadInput(reason: "Not set up: no answer") }
      let text = line.trimmingCharacters(in: .whitespaces)
      guard let fault = fault(text) else { return text }
      print("That \(fault).")
    }
  }
}
