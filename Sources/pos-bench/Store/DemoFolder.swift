import Glibc
import POSCore
import POSModel
import POSTestSupport
import TerminalUI

/// A data folder on a real disk with the demo restaurant in it, as `pos --demo` makes it.
final class DemoFolder {
  private let folder: TemporaryFolder

  /// Makes it.
  ///
  /// - Throws: `StoreFailure`; `PseudoTerminalFault` when the till does not start.
  init() throws {
    folder = try TemporaryFolder(on: .disk)
    let terminal = try start(demo: true)
    try terminal.read(untilShown: LiveTill.loginText)
    try terminal.write("\u{11}")
    try terminal.waitForExit()
  }

  var data: DataFolder { folder.data }

  /// Starts a till on it, in a terminal of that size and an environment with more in it.
  ///
  /// - Throws: `PseudoTerminalFault`.
  func start(
    demo: Bool = false, flags: [String] = [], size: Size = .smallest,
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: BuiltProduct.path(named: "pos"),
      arguments: ["--data", folder.path] + (demo ? ["--demo"] : []) + flags,
      environment: [
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": folder.path,
      ].merging(environment) { $1 }, size: size)
  }
}
