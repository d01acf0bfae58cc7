import TerminalUI
import Testing

struct SurfaceWritingTests {
  private var surface = Surface(rows: 3, columns: 8)

  @Test mutating func `text lands where it was put and tells where it ended`() {
    #expect(surface.write("Total", row: 1, column: 2, style: .amount) == 7)
    #expect(surface.text == "\n  Total\n")
    #expect(surface[1, 2] == Cell("T", style: .amount))
    #expect(surface[1, 7] == .blank)
  }

  @Test mutating func `text is cut at the edge of the surface`() {
    #expect(surface.write("123456789", row: 0, column: 4) == 8)
    #expect(surface.text(row: 0) == "    1234")
    #expect(surface.text(row: 1) == "")
  }

  @Test mutating func `text is cut at its width with an ellipsis`() {
    #expect(surface.write("Cheeseburger", row: 0, column: 1, width: 5) == 6)
    #expect(surface.text(row: 0) == " Chee…")
    surface.write("Cheeseburger", row: 1, column: 4, width: 20)
    #expect(surface.text(row: 1) == "    Che…")
  }

  @Test(arguments: [(-1, 0), (3, 0), (0, -1), (0, 8), (Int.max, Int.max), (Int.min, Int.min)])
  mutating func `a place outside of the surface is ignored`(row: Int, column: Int) {
    #expect(surface.write("x", row: row, column: column) == column)
    surface.writeBig("1", row: 2, column: 7)
    #expect(surface.text(row: 0) == "")
  }

  @Test mutating func `a wide character is shown whole or not at all`() {
    #expect(surface.write("abcdefg火", row: 0, column: 0) == 7)
    #expect(surface.text(row: 0) == "abcdefg")
    #expect(surface.write("火", row: 1, column: 6) == 8)
    #expect(surface[1, 7].isRightHalf)
    #expect(surface.text(row: 1) == "      火")
  }

  @Test mutating func `overwriting one half of a wide character blanks the other`() {
    surface.write("火锅", row: 0, column: 0)
    surface.write("x", row: 0, column: 1)
    #expect(surface.text(row: 0) == " x锅")
    surface.write("y", row: 0, column: 2)
    #expect(surface.text(row: 0) == " xy")
    surface.write("火锅", row: 1, column: 0)
    surface.write("套", row: 1, column: 1)
    #expect(surface.text(row: 1) == " 套")
    #expect(surface.cells.filter(\.isRightHalf).count == 1)
    surface.write("火", row: 2, column: 0)
    surface.fill(rows: 2..<3, columns: 1..<4, character: "-")
    #expect(surface.text(row: 2) == " ---")
  }

  @Test mutating func `a mark stays with its letter and a lone one is left out`() {
    #expect(surface.write("e\u{301}x", row: 0, column: 0) == 2)
    #expect(surface[0, 0].character == "é")
    #expect(surface.write("\u{301}\u{200D}ok", row: 1, column: 0) == 2)
  }

  @Test mutating func `control characters are shown as question marks`() {
    surface.write("a\u{1B}[2J\r\n\u{9B}", row: 0, column: 0)
    #expect(surface.text(row: 0) == "a?[2J??")
  }

  @Test mutating func `an amount ends before its right edge`() {
    surface.write("9.50", row: 0, rightEdge: 8)
    surface.write("9.50", row: 1, rightEdge: 5)
    surface.write("123456789", row: 2, rightEdge: 4)
    #expect(surface.text == "    9.50\n 9.50\n123…")
  }

  @Test func `a surface of no size takes everything and shows nothing`() {
    var none = Surface(rows: -1, columns: 5)
    none.write("x", row: 0, column: 0)
    none.fill(rows: -5..<5, columns: -5..<5, character: "#")
    none.frame(rows: 0..<3, columns: 0..<3, title: "t")
    #expect(none.text == "")
    #expect(none.cells.isEmpty)
  }
}
