import Foundation
import POSCore
import POSTestSupport
import Testing

@testable import POSApp

/// `pos --replay`, as a tester uses it.
struct ReplayTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func replay(_ script: String, _ flags: String...) throws -> Int32 {
    let file = folder.path + "/session.keys"
    try script.write(toFile: file, atomically: true, encoding: .utf8)
    return PosCommand.run(arguments: ["--replay", file] + flags)
  }

  private func frame(_ name: String, in subfolder: String = "session.frames") throws -> String {
    try String(contentsOfFile: "\(folder.path)/\(subfolder)/\(name).txt", encoding: .utf8)
  }

  /// What the real program records of what is typed, which ends with leaving it.
  private func recording(_ type: (PseudoTerminal) throws -> Void) throws -> String {
    let store = folder.path + "/store"
    let file = folder.path + "/recorded.keys"
    try DemoStore.make(in: DataFolder(path: store))
    let terminal = try PseudoTerminal(
      executable: BuiltProduct.path(named: "pos"),
      arguments: ["--data", store, "--record", file],
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": folder.path])
    try type(terminal)
    #expect(try terminal.waitForExit() == .exited(0))
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  private let sale = """
    size 80x24
    clock 2026-06-01T12:00:00Z
    seed 7
    type 1111
    key Enter
    type 101
    key Enter
    expect "Classic burger"
    expect row 1 "Check #10001"
    expect-not "Error"
    key F8
    type 20
    key Enter
    expect "PAID 9.18"
    snapshot paid
    """

  @Test func `a script that holds exits 0`() throws {
    #expect(try replay(sale, "--update") == 0)
    #expect(try replay(sale) == 0)
  }

  @Test func `a frame that nobody has approved yet does not hold`() throws {
    #expect(try replay(sale) == 1)
  }

  @Test func `the same script gives the same frames and the same rows`() throws {
    let (first, second) = (folder.path + "/one", folder.path + "/two")
    #expect(try replay(sale, "--update", "--demo", "--data", first, "--frames", first + "-f") == 0)
    #expect(try replay(sale, "--demo", "--data", second, "--frames", second + "-f") == 0)
    #expect(try frame("paid", in: "one-f") == frame("paid", in: "two-f"))
    #expect(try DumpedStore(first).rows == DumpedStore(second).rows)
  }

  @Test func `an expectation that does not hold exits 1`() throws {
    #expect(try replay("expect \"No such text\"") == 1)
    #expect(try replay("expect-not \"Harbor\"") == 1)
  }

  @Test(arguments: [
    "press Enter", "key Entr", "wait 5", "size 80", "expect TOTAL", "clock noon", "seed x",
    "snapshot a/b",
  ])
  func `a script that is none exits 2`(script: String) throws {
    #expect(try replay(script) == 2)
  }

  @Test func `flags that do not go together exit 2`() throws {
    #expect(PosCommand.run(arguments: ["--update"]) == 2)
    #expect(PosCommand.run(arguments: ["--replay", folder.path + "/none.keys"]) == 2)
    #expect(PosCommand.run(arguments: ["--no-such-flag"]) == 2)
  }

  @Test func `time moves only by wait`() throws {
    let script = """
      clock 2026-06-01T12:00:00Z
      expect row 1 "12:00"
      wait 90s
      expect row 1 "12:01"
      """
    #expect(try replay(script) == 0)
  }

  @Test func `what is typed in one line with its Enter is a scan where one key is an answer`()
    throws
  {
    let script = """
      type 1111
      key Enter
      type 704
      key Enter
      expect "Steak frites: doneness"
      type 9520001001215
      key Enter
      expect "Cola 0.33 l is rung too; this is still to be answered."
      expect "Steak frites: doneness"
      expect-not "18.50"
      type 2
      expect "+ medium"
      """
    #expect(try replay(script) == 0)
    // Key by key, or in two lines, they are so many answers.
    let byHand = script.replacing("type 9520001001215", with: "type 9520001\ntype 001215")
    #expect(try replay(byHand) == 1)
  }

  @Test func `digits that are no barcode are so many keys, however many are in a line`() throws {
    let script = """
      type 1111
      key Enter
      type 8*101
      key Enter
      type .split
      key Enter
      type 12312312
      key Enter
      expect "2 more wait (F4)"
      expect "3 Classic burger"
      """
    #expect(try replay(script) == 0)
  }

  @Test func `a scan beside choices is recorded as it was taken`() throws {
    let recorded = try recording { terminal in
      try terminal.write("1111\r704\r9520001001215\r")
      try terminal.read(untilShown: "is rung too")
      try terminal.write("2")
      try terminal.read(untilShown: "medium")
      try terminal.write("\u{1B}[24~\u{11}")
    }
    #expect(recorded.contains("type 9520001001215\nkey Enter\n"))
    let shown = recorded.replacing(
      "key F12", with: "expect \"Cola 0.33 l\"\nexpect \"+ medium\"\nexpect \"21.30\"\nkey F12")
    #expect(try replay(shown) == 0)
  }

  @Test func `what was recorded replays`() throws {
    let recorded = try recording { terminal in
      try terminal.write("1111\r101\r\u{1B}[19~20\r")
      try terminal.read(untilShown: "PAID 9.18")
      try terminal.write("\r\u{1B}[24~\u{11}")
    }
    #expect(recorded.contains("type 1111") && recorded.contains("key F8"))
    let paid = recorded.replacing("key F12", with: "expect-not \"PAID\"\nkey F12")
    #expect(try replay(paid) == 0)
  }
}
