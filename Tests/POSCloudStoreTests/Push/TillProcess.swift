import POSCore
import POSTestSupport

/// The real till in a terminal, with a store that it syncs with a cloud.
final class TillProcess {
  private let terminal: PseudoTerminal

  /// Starts it and logs a cashier in; who comes back finds the check that was left open.
  ///
  /// - Throws: `PseudoTerminalFault`.
  init(at folder: DataFolder, cloud port: UInt16, token: String) throws(PseudoTerminalFault) {
    terminal = try PseudoTerminal(
      executable: BuiltProduct.path(named: "pos"),
      arguments: ["--demo", "--data", folder.path],
      environment: [
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent",
        "CLOUD_URL": "http://127.0.0.1:\(port)", "CLOUD_TOKEN": token,
      ])
    try terminal.read(untilShown: "PIN")
    try terminal.write("1111\r")
    try terminal.read(until: { $0.text.contains("Ana Silva") || $0.text.contains("Check #") })
  }

  /// Hands it the keys of a whole sale, paid in cash.
  ///
  /// - Throws: `PseudoTerminalFault`.
  func sell() throws(PseudoTerminalFault) {
    try terminal.write("101\r2*201\r\u{1B}[19~k\r")
  }

  /// Asks it to sync now.
  ///
  /// - Throws: `PseudoTerminalFault`.
  func syncNow() throws(PseudoTerminalFault) { try terminal.write(".sync\rs\r") }

  /// Lets it work until it has drawn so many bytes more, or has nothing more to draw.
  func draw(_ bytes: Int) {
    let wanted = terminal.transcript.count + bytes
    while terminal.transcript.count < wanted, terminal.readAvailable(within: .seconds(1)) {}
  }

  /// Lets it draw for a moment, so that it is not held up by a terminal nobody looks at.
  func look() { terminal.readAvailable(within: .milliseconds(2)) }

  /// Ends it as a power cut would.
  ///
  /// - Throws: `PseudoTerminalFault` when it does not end.
  func kill() throws(PseudoTerminalFault) {
    terminal.kill(9)
    try terminal.waitForExit()
  }
}
