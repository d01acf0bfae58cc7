import TerminalUI
import Testing

struct TextFitTests {
  @Test(arguments: [
    ("burger", 6, "burger"), ("burger", 4, "bur…"), ("burger", 1, "…"), ("burger", 0, ""),
    ("火锅套餐", 5, "火锅…"), ("火锅套餐", 4, "火…"), ("", 3, ""), ("x", -1, ""),
  ])
  func `text that is too long ends with an ellipsis`(text: String, width: Int, result: String) {
    #expect(TextFit.truncated(text, to: width) == result)
    #expect(CellWidth.of(result) <= max(0, width))
  }

  @Test func `padding counts cells and not characters`() {
    #expect(TextFit.padded("火锅", to: 6) == "火锅  ")
    #expect(TextFit.rightAligned("9.50", to: 6) == "  9.50")
    #expect(TextFit.centered("ab", to: 5) == " ab  ")
    #expect(TextFit.padded("火锅套餐", to: 4) == "火… ")
  }

  @Test func `words wrap at blanks and long ones are broken`() {
    #expect(TextFit.wrapped("no salt please", to: 7) == ["no salt", "please"])
    #expect(TextFit.wrapped("unbreakable word", to: 5) == ["unbre", "akabl", "e", "word"])
    #expect(TextFit.wrapped("an unbreakable", to: 6) == ["an unb", "reakab", "le"])
    #expect(TextFit.wrapped("a 火锅套餐", to: 3) == ["a", "火", "锅", "套", "餐"])
    #expect(TextFit.wrapped("one\n\ntwo", to: 9) == ["one", "", "two"])
    #expect(TextFit.wrapped("火锅", to: 1) == ["火", "锅"])
    #expect(TextFit.wrapped("", to: 5) == [""])
    #expect(TextFit.wrapped("word", to: 0) == [])
  }

  @Test func `lines below the first may hang`() {
    #expect(TextFit.wrapped("no salt please", to: 7, hanging: 2) == ["no salt", "  pleas", "  e"])
    #expect(TextFit.wrapped("a word", to: 9, hanging: 2) == ["a word"])
    #expect(TextFit.wrapped("火锅套餐", to: 5, hanging: 1) == ["火锅", " 套餐"])
    #expect(TextFit.wrapped("ab", to: 1, hanging: 2) == ["a", "b"])
  }
}
