import Glibc
import POSTestSupport
import TerminalUI
import Testing

struct RestoreTests {
  private func text(of terminal: PseudoTerminal) -> String {
    String(decoding: terminal.transcript, as: UTF8.self)
  }

  private func expectRestored(_ terminal: PseudoTerminal) {
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
    #expect(terminal.settings == terminal.initialSettings)
    #expect(terminal.settings.echoes)
    #expect(text(of: terminal).components(of: "\u{1B}[?1049l") == 1)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal ends the program in order`(signal: Int32) throws {
    let terminal = try Probe.start()
    #expect(!terminal.settings.echoes)
    terminal.kill(signal)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.text.contains("hung up in order"))
    expectRestored(terminal)
  }

  @Test func `what was written to stderr comes after the terminal is back`() throws {
    let terminal = try Probe.start()
    try terminal.write("\u{05}")
    try terminal.read(untilShown: "> Ctrl-E_")
    #expect(!text(of: terminal).contains("a note on stderr"))
    try terminal.write("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.text.contains("a note on stderr"))
    expectRestored(terminal)
  }

  @Test func `a broken rule gives the terminal back and then says what broke`() throws {
    let terminal = try Probe.start()
    try terminal.write("\u{14}")
    let status = try terminal.waitForExit()
    #expect(status == .killed(SIGILL) || status == .killed(SIGTRAP))
    expectRestored(terminal)
    #if DEBUG
      let parts = text(of: terminal).split(separator: "\u{1B}[?1049l")
      #expect(parts.last?.contains("the probe was asked to break") == true)
      #expect(parts.first?.contains("the probe was asked to break") == false)
    #endif
  }

  @Test func `a crash gives the terminal back`() throws {
    let terminal = try Probe.start()
    try terminal.write("\u{07}")
    #expect(try terminal.waitForExit() == .killed(SIGSEGV))
    expectRestored(terminal)
  }

  @Test func `being told to quit at once gives the terminal back`() throws {
    let terminal = try Probe.start()
    terminal.kill(SIGQUIT)
    #expect(try terminal.waitForExit() == .killed(SIGQUIT))
    expectRestored(terminal)
  }

  @Test func `leaving from somewhere deep gives the terminal back`() throws {
    let terminal = try Probe.start()
    try terminal.write("\u{18}")
    #expect(try terminal.waitForExit() == .exited(3))
    expectRestored(terminal)
  }

  @Test func `on a terminal without another screen the cursor goes below what was drawn`() throws {
    let terminal = try Probe.start(environment: ["TERM": "vt100"])
    try terminal.write("\u{07}")
    #expect(try terminal.waitForExit() == .killed(SIGSEGV))
    #expect(terminal.screen.cursor.column == 0)
    #expect(terminal.screen.text(row: 23) == "")
    #expect(terminal.settings == terminal.initialSettings)
  }

  @Test(arguments: [("no-such-terminal", "is not known here"), ("dumb", "cannot move its cursor")])
  func `a terminal that will not do is refused with a sentence`(type: String, words: String) throws
  {
    let terminal = try PseudoTerminal(
      executable: BuiltProduct.path(named: "terminal-probe"), environment: ["TERM": type])
    #expect(try terminal.waitForExit() == .exited(2))
    #expect(terminal.screen.text.replacing("\n", with: "").contains(words))
    #expect(terminal.settings == terminal.initialSettings)
  }
}

extension String {
  /// How often another text is in this one.
  fileprivate func components(of other: String) -> Int { ranges(of: other).count }
}
