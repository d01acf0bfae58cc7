import ArgumentParser
import POSCore
import POSModel
import POSTestSupport

/// Performs commands one by one, so that what each of them costs can be counted from outside.
struct Commands: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Performs commands, one transaction each.")

  @OptionGroup var options: StoreOptions
  @Option(help: "How many commands.") var count: Int

  /// Opens a check and rings on it.
  ///
  /// - Throws: `StoreFailure`.
  func run() throws {
    let store = try Store.open(DataFolder(path: options.data), time: TestClock())
    let till = Till(store, clock: TestClock(), seed: 7)
    if count > 0 {
      let check = try till.open()
      for _ in 1..<count { try till.ring("101", on: check.id) }
    }
    print(count)
  }
}
