import ArgumentParser
import POSCore
import POSTestSupport

/// Makes a store with the staff and menu of the tests.
struct Make: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Makes a store to play with.")

  @OptionGroup var options: StoreOptions

  /// Makes it.
  ///
  /// - Throws: `StoreFailure`.
  func run() throws {
    let store = try Store.create(
      DataFolder(path: options.data), realm: StoreTemplate.realm("L1", workstation: 1),
      time: TestClock())
    try StoreTemplate.setUp(store)
    try store.close()
  }
}
