import TerminalUI
import Testing

struct ASCIIRenditionTests {
  private func plain(_ text: String, columns: Int = 40) -> String {
    var surface = Surface(rows: 1, columns: columns)
    surface.write(text, row: 0, column: 0)
    let rendition = ASCIIRendition.of(surface)
    #expect(rendition.size == surface.size)
    #expect(rendition.cells.allSatisfy { $0.character.isASCII && !$0.isRightHalf })
    return rendition.text
  }

  @Test func `symbols keep apart what they tell apart`() {
    #expect(plain("● ◐ ○ ▲ ✓ × ·") == "* ~ o ! v x -")
    #expect(Set(plain("●◐○▲✓×·…")).count == 8)
  }

  @Test func `boxes and large digits are drawn with ASCII`() {
    #expect(plain("┌─┬─┐│├┼┤└┴┘█") == "+-+-+|++++++#")
  }

  @Test func `letters lose their accents and money keeps its currency`() {
    #expect(
      plain("Crème brûlée, Škoda, Łódź, Smørrebrød") == "Creme brulee, Skoda, Lodz, Smorrebrod")
    #expect(plain("cafe\u{301}") == "cafe")
    #expect(plain("€5 £5 ¥5") == "E5 L5 Y5")
  }

  @Test func `a cut text says so`() {
    #expect(plain("Cheese…") == "Cheese...")
    #expect(plain("Cheese…x") == "Cheese.x")
    #expect(plain("Cheese…", columns: 7) == "Cheese.")
  }

  @Test func `what has no likeness keeps its cells`() {
    #expect(plain("火锅 9.50 🍔!") == "???? 9.50 ??!")
  }
}
