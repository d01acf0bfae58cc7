import Foundation
import Logging
import POSCore
import POSTestSupport
import POSWire
import Testing

@testable import POSApp

/// The log: JSON lines in a file that does not grow for ever, and no secrets in it.
struct LogTests {
  @Test func `each event is one line of JSON`() throws {
    let folder = try TemporaryFolder()
    let file = LogFile(folder: folder.path, keep: 2)
    var log = Logger(label: "pos") { label in
      JSONLogHandler(label: label, file: file, time: TestTime(), logLevel: .info)
    }
    log[metadataKey: "device"] = "L1"
    log.debug("not said")
    log.info("said \"so\"", metadata: ["code": "a.b"])
    let text = try String(contentsOfFile: folder.path + "/pos.log", encoding: .utf8)
    #expect(
      text == """
        {"at":"2026-06-01T12:00:00.000Z","code":"a.b","device":"L1","label":"pos","level":"info",\
        "message":"said \\"so\\""}

        """)
  }

  @Test func `a large file is put aside, and only so many are kept`() throws {
    let folder = try TemporaryFolder()
    let file = LogFile(folder: folder.path, keep: 2)
    let line = String(repeating: "x", count: 1_000_000)
    for _ in 0..<20 { file.append(line) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["pos.log", "pos.log.1"])
  }

  @Test func `no PIN, hash or pepper reaches the log`() throws {
    let folder = try TemporaryFolder()
    try DemoStore.make(in: folder.data)
    let terminal = try PseudoTerminal(
      executable: BuiltProduct.path(named: "pos"),
      arguments: ["--data", folder.path, "--log-level", "debug"],
      environment: ["TERM": "xterm", "LANG": "C.UTF-8", "HOME": folder.path])
    try terminal.write("4321\r")
    try terminal.read(untilShown: "PIN")
    try terminal.write("1111\r101\r")
    try terminal.read(untilShown: "TOTAL")
    try terminal.write("\u{1B}[24~\u{11}")
    _ = try terminal.waitForExit()
    let text = try String(contentsOfFile: folder.path + "/logs/pos.log", encoding: .utf8)
    let pepper = try String(contentsOfFile: folder.data.secrets, encoding: .utf8)
      .split(separator: "=").last.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    #expect(text.contains("let in") && text.contains("wrong PIN"))
    #expect(!text.contains("4321") && !text.contains("\"1111") && !text.contains("$2b$"))
    let kept = try #require(pepper)
    #expect(!text.contains(kept))
  }
}
