import ArgumentParser
import POSCore
import POSModel
import POSTestSupport
import POSWire

/// Opens, fills and pays checks, as one till among several would.
struct Fill: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Opens, fills and pays checks; prints what it met as one line of JSON.")

  /// What the process met.
  private struct Report: Encodable {
    var worker: Int
    var checks = 0
    var busyErrors = 0
    var longestGateWaitMicroseconds: Int64 = 0
  }

  @OptionGroup var options: StoreOptions
  @Option(help: "How many checks to pay; as many as it can where only seconds are given.")
  var checks = Int.max
  @Option(help: "For how long to pay checks; until all are paid when it is not given.")
  var seconds: Int?
  @Option(help: "Which of the tills this is.") var worker: Int
  @Option(help: "What the till's choices and ids follow from.") var seed: UInt64

  /// Without an end there is none.
  ///
  /// - Throws: `ValidationError`.
  func validate() throws {
    if checks == .max, seconds == nil { throw ValidationError("Give --checks or --seconds.") }
  }

  /// Pays the checks, one command a transaction.
  ///
  /// - Throws: `StoreFailure`, or a refusal, which would be a fault of this program.
  func run() throws {
    let store = try Store.open(DataFolder(path: options.data), time: TestClock())
    let ids = seed &* 1_000 &+ UInt64(worker)
    let till = Till(store, clock: TestClock(), seed: ids)
    var random = SeededGenerator(seed: ids)
    var report = Report(worker: worker)
    let clock = ContinuousClock()
    let end = seconds.map { clock.now + .seconds($0) }
    while report.checks < checks, end.map({ clock.now < $0 }) ?? true {
      var check = try patiently(&report) { try till.open() }
      for _ in 0..<Int.random(in: 2...4, using: &random) {
        let product = TestMenu.entries[Int.random(in: 0...2, using: &random)].plu
        check = try patiently(&report) { try till.ring(product, on: check.id) }
      }
      let paid = try patiently(&report) { try till.pay(check) }
      precondition(paid.subject.status == .closed, "a check that was paid is closed")
      report.checks += 1
    }
    let (seconds, attoseconds) = store.longestGateWait.components
    report.longestGateWaitMicroseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    try store.close()
    print(String(decoding: try CanonicalEncoder.encode(report).canonical, as: UTF8.self))
  }

  /// Tries again while another program holds the store, and counts how often that was so.
  ///
  /// - Throws: what `body` throws.
  private func patiently<T>(_ report: inout Report, _ body: () throws -> T) throws -> T {
    while true {
      do { return try body() } catch StoreFailure.busy { report.busyErrors += 1 }
    }
  }
}
