import POSTestSupport
import TerminalUI
import Testing

struct VirtualScreenTests {
  private var screen = VirtualScreen(size: Size(rows: 4, columns: 10))

  @Test mutating func `text wraps at the edge and scrolls at the bottom`() {
    screen.feed("0123456789ab\r\n2\r\n3\r\n4".utf8)
    #expect(screen.text == "ab\n2\n3\n4")
  }

  @Test mutating func `the cursor goes where it is sent`() {
    screen.feed("\u{1B}[2;3Hx\u{1B}[Ay\u{1B}[4dz\u{1B}[1Gw\u{1B}[2;9H\u{8}v\u{1B}[5Cu".utf8)
    #expect(screen.text == "   y\n  x    v u\n\nw   z")
  }

  @Test mutating func `erasing, inserting and deleting move the rest`() {
    screen.feed("abcdef\u{1B}[1;3H\u{1B}[2P".utf8)
    #expect(screen.text(row: 0) == "abef")
    screen.feed("\u{1B}[2@".utf8)
    #expect(screen.text(row: 0) == "ab  ef")
    screen.feed("\u{1B}[1;6H\u{1B}[1K".utf8)
    #expect(screen.text(row: 0) == "")
    screen.feed("\u{1B}[1;1Habcdef\u{1B}[1;2H\u{1B}[3X\u{1B}[1;6H\u{1B}[K".utf8)
    #expect(screen.text(row: 0) == "a   e")
    screen.feed("x\u{1B}[4b".utf8)
    #expect(screen.text(row: 0) == "a   exxxxx")
  }

  @Test mutating func `rows scroll within their region`() {
    screen.feed("1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[3;1H\nnew".utf8)
    #expect(screen.text == "1\n3\nnew\n4")
    screen.feed("\u{1B}[2;1H\u{1B}[Ltop\u{1B}[r".utf8)
    #expect(screen.text == "1\ntop\n3\n4")
    screen.feed("\u{1B}[1;1H\u{1B}[2M\u{1B}M".utf8)
    #expect(screen.text == "\n3\n4\n")
  }

  @Test mutating func `the other screen leaves the first as it was`() {
    screen.feed("shell\u{1B}[?1049h\u{1B}[H\u{1B}[2Jtill\u{1B}[?25l".utf8)
    #expect(screen.isAlternate)
    #expect(!screen.isCursorVisible)
    #expect(screen.text(row: 0) == "till")
    screen.feed("\u{1B}[?1049l\u{1B}[?25h$".utf8)
    #expect(screen.text(row: 0) == "shell$")
    #expect(screen.isCursorVisible)
  }

  @Test mutating func `wide characters take two cells and marks none`() {
    screen.feed("火e\u{301}x\u{1B}[1;2Hy".utf8)
    #expect(screen.text(row: 0) == " yéx")
    screen.feed("\r\n12345678火火".utf8)
    #expect(screen.text(row: 1) == "12345678火")
    #expect(screen.text(row: 2) == "火")
  }

  @Test mutating func `line drawing, titles, colours and split bytes`() {
    let bytes = Array("\u{1B}]0;title\u{7}\u{1B}(0lqk\u{1B}(B\u{1B}[31m火".utf8)
    for byte in bytes { screen.feed([byte]) }
    #expect(screen.text(row: 0) == "┌─┐火")
    #expect(screen.hasUsedColor)
  }
}
