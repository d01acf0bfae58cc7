import POSTestSupport
import TerminalUI
import Testing

struct DrawingTests {
  @Test func `a frame arrives cell for cell`() throws {
    let terminal = try Probe.start()
    let screen = terminal.screen
    #expect(screen.isAlternate)
    #expect(!screen.isCursorVisible)
    #expect(screen.hasUsedColor)
    #expect(screen.text(row: 0).hasPrefix(" Harbor Grill · L1 · Ana S."))
    #expect(screen.text(row: 0).hasSuffix("● Synced   80x24"))
    #expect(screen.text(row: 1).hasPrefix("┌ Shapes and styles ───"))
    #expect(screen.text(row: 2).hasPrefix("│ wide 火锅 套餐 · emoji 🍔"))
    #expect(screen.text(row: 3).contains("● ◐ ○ ▲ ✓ × · … | €12.50 | café"))
    #expect(screen.text(row: 12).contains("█     ████ ████"))
    for row in 2..<20 {
      #expect(CellWidth.of(screen.text(row: row)) == 80)
    }
  }

  @Test func `only what changed is sent`() throws {
    let terminal = try Probe.start()
    let first = terminal.transcript.count
    try terminal.write("x")
    try terminal.read(untilShown: "> x_")
    #expect(terminal.transcript.count - first < 200)
    #expect(first > 1_000)
  }

  @Test func `a new size is drawn whole and keeps what was there`() throws {
    let terminal = try Probe.start()
    try terminal.write("x")
    try terminal.read(untilShown: "> x_")
    terminal.resize(Size(rows: 50, columns: 132))
    try terminal.read(untilShown: "resized to 132x50")
    try terminal.read(until: { $0.text(row: 49).contains("Leave") })
    #expect(terminal.screen.text(row: 0).hasSuffix("132x50"))
    #expect(terminal.screen.text(row: 48).hasPrefix(" > x_"))
    terminal.resize(.smallest)
    try terminal.read(until: { $0.text(row: 0).hasSuffix("80x24") })
    terminal.resize(Size(rows: 5, columns: 10))
    try terminal.read(until: { $0.text(row: 1).hasPrefix("┌ Shapes") })
  }

  @Test func `without colours the frame is the same and has none`() throws {
    let plain = try Probe.start(environment: ["NO_COLOR": "1"])
    #expect(!plain.screen.hasUsedColor)
    #expect(plain.screen.text == (try Probe.start()).screen.text)
    #expect(try Probe.start(environment: ["NO_COLOR": ""]).screen.hasUsedColor)
    #expect(!(try Probe.start(environment: ["TERM": "xterm-mono"])).screen.hasUsedColor)
  }

  @Test(arguments: [
    ["TERM": "vt100"], ["LANG": "C"], ["LANG": nil], ["LC_ALL": "C"],
    ["TERM": "vt100", "NO_COLOR": "1"],
  ])
  func `an old terminal and an old locale get ASCII`(environment: [String: String?]) throws {
    let terminal = try Probe.start(environment: environment)
    #expect(terminal.transcript.allSatisfy { $0 < 0x80 })
    let screen = terminal.screen
    #expect(screen.text(row: 0).hasSuffix("* Synced   80x24"))
    #expect(screen.text(row: 1).hasPrefix("+ Shapes and styles ---"))
    #expect(screen.text(row: 2).hasPrefix("| wide ???? ???? - emoji ??"))
    #expect(screen.text(row: 3).contains("* ~ o ! v x - . | E12.50 | cafe"))
    #expect(screen.text(row: 4).contains("A name that is much..."))
    #expect(screen.text(row: 12).contains("#     #### ####"))
    #expect(screen.text(row: 23).contains("Leave"))
  }

  @Test func `eight colours are enough, and a missing locale is no reason for ASCII`() throws {
    #expect(try Probe.start(environment: ["TERM": "xterm"]).screen.hasUsedColor)
    let foreign = try Probe.start(environment: ["LANG": "xx_YY.UTF-8"])
    #expect(foreign.screen.text(row: 1).hasPrefix("┌"))
  }
}
