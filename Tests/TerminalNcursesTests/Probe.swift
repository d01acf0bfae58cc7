import POSTestSupport
import TerminalUI

/// Starts the probe, a program that draws a test frame and names the keys it reads.
enum Probe {
  /// Starts it and waits for its first frame.
  /// - Parameter environment: Added to a UTF-8 xterm with 256 colours; nil takes a variable away.
  static func start(
    size: Size = .smallest, environment: [String: String?] = [:]
  ) throws -> PseudoTerminal {
    var variables = ["LANG": "C.UTF-8", "TERM": "xterm-256color"]
    for (name, value) in environment { variables[name] = value }
    let terminal = try PseudoTerminal(
      executable: BuiltProduct.path(named: "terminal-probe"), environment: variables, size: size)
    try terminal.read(untilShown: "Leave")
    return terminal
  }

  /// The names of the keys the probe has read, once it has ended.
  static func keys(in terminal: PseudoTerminal) -> [String] {
    let text = String(decoding: terminal.transcript, as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).last { $0.contains("keys:") } ?? ""
    return line.split(separator: " ").drop { !$0.hasSuffix("keys:") }.dropFirst().map(String.init)
  }
}
