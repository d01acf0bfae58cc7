import POSTestSupport
import TerminalUI
import Testing

struct KeyboardTests {
  private func keys(sent bytes: String) throws -> [String] {
    let terminal = try Probe.start()
    try terminal.write(bytes + "\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
    return Probe.keys(in: terminal)
  }

  @Test func `keys are read as the terminal sends them`() throws {
    #expect(
      try keys(
        sent: "a é火\u{1B}OP\u{1B}[15~\u{1B}[24~\u{1B}OA\u{1B}[B\u{1B}[3~\r\t\u{7F}\u{3}\u{1A}")
        == [
          "a", "Space", "é", "火", "F1", "F5", "F12", "Up", "Down", "Del", "Enter", "Tab",
          "Backspace", "Ctrl-C", "Ctrl-Z",
        ])
  }

  @Test func `two thousand keys typed ahead come in order`() throws {
    let names = (0..<2_000).map { $0 % 7 == 6 ? "Enter" : String($0 % 10) }
    let bytes = names.map { $0 == "Enter" ? "\r" : $0 }.joined()
    #expect(try keys(sent: bytes) == names)
  }

  @Test func `a character and a sequence that come in pieces are one key each`() throws {
    let terminal = try Probe.start()
    for part in [[0xE7], [0x81], [0xAB]] as [[UInt8]] { try terminal.write(part) }
    try terminal.read(untilShown: "> 火_")
    for byte in Array("\u{1B}[17~".utf8) { try terminal.write([byte]) }
    try terminal.read(untilShown: "> F6_")
    try terminal.write("\u{1B}")
    try terminal.read(untilShown: "> Esc_")
    try terminal.write("\u{11}")
    try terminal.waitForExit()
    #expect(Probe.keys(in: terminal) == ["火", "F6", "Esc"])
  }

  @Test func `another thread's news ends the wait and no key is lost`() throws {
    let terminal = try Probe.start()
    try terminal.write("\u{17}")
    try terminal.read(untilShown: "woken")
    try terminal.write("x")
    try terminal.read(untilShown: "> x_")
  }
}
