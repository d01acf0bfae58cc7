import ArgumentParser
import Glibc
import POSCore
import POSTestSupport

/// Keeps house while others sell, until its standard input ends.
struct Keep: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keeps house until its standard input ends.")

  @OptionGroup var options: StoreOptions
  @Option(help: "How often, in milliseconds.") var every: Int32 = 50

  /// Cleans and checkpoints again and again.
  ///
  /// - Throws: `StoreFailure`.
  func run() throws {
    let store = try Store.open(DataFolder(path: options.data), time: TestClock())
    var rounds = 0
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while poll(&input, 1, every) == 0 {
      try store.keepHouse()
      rounds += 1
    }
    try store.close()
    print(rounds)
  }
}
