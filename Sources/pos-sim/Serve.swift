import ArgumentParser
import POSCore
import POSModel
import POSTestSupport

/// Sells drinks at a bar whose station prints labels, by the machine's clock.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sells drinks, so many pieces a check; some is sent before it is paid.")

  @OptionGroup var options: StoreOptions
  @Option(help: "How many checks to pay.") var checks: Int
  @Option(help: "How many pieces are on each.") var pieces = 5
  @Option(help: "Which of the tills this is.") var worker: Int
  @Option(help: "What the till's choices and ids follow from.") var seed: UInt64

  /// Sells, one command a transaction.
  ///
  /// - Throws: `StoreFailure`, or a refusal, which would be a fault of this program.
  func run() throws {
    let time = WallClock()
    let store = try Store.open(DataFolder(path: options.data), time: time)
    let ids = seed &* 1_000 &+ UInt64(worker)
    let till = Till(store, clock: TestClock(time.now()), seed: ids)
    var random = SeededGenerator(seed: ids)
    for _ in 0..<checks { try sell(at: till, &random) }
    try store.close()
    print(checks)
  }

  /// Sells one check: its pieces on one item or several, in one round or several.
  ///
  /// - Throws: `StoreFailure`, or a refusal.
  private func sell(at till: Till, _ random: inout SeededGenerator) throws {
    var check = try till.open(.takeOut)
    var left = pieces
    while left > 0 {
      let some = Int.random(in: 1...left, using: &random)
      check = try till.ring("201", Quantity(thousandths: Int64(some) * 1000), on: check.id)
      left -= some
      guard left > 0, Bool.random(using: &random) else { continue }
      check = try till.store.perform(
        SendRound(key: till.key(), actor: till.employee, checkID: check.id)
      ).subject
    }
    try till.pay(check)
  }
}
