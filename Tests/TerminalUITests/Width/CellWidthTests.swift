import TerminalUI
import Testing

struct CellWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("Café", 4), ("cafe\u{301}", 4), ("火锅", 4), ("ｆｕｌｌ", 8), ("한국", 4),
    ("🍔", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇩🇪", 2), ("❤", 1), ("❤️", 2), ("1️⃣", 2),
    ("●◐○▲✓×·…", 8), ("┌─┐", 3), ("█", 1), ("नि", 2), ("\u{200B}", 0), ("\u{301}", 0),
    ("ไทย", 3), ("ที่", 1),
  ])
  func `text takes as many cells as a terminal gives it`(text: String, width: Int) {
    #expect(CellWidth.of(text) == width)
  }

  @Test(arguments: ["\n", "\t", "\u{1B}", "\u{9B}", "\r\n", "\u{7F}", "\u{2028}"])
  func `a control character takes the cell of its question mark`(control: Character) {
    #expect(CellWidth.of(control) == 1)
    #expect(CellWidth.isControl(control))
  }

  @Test func `the whole of a text is as wide as its characters together`() {
    let text = "1 × 火锅 🍔 cafe\u{301}"
    #expect(CellWidth.of(text) == text.reduce(0) { $0 + CellWidth.of($1) })
  }
}
