import POSModel
import Testing

@testable import POSPrinting

struct FontTests {
  @Test func `printable characters all look different`() {
    let characters = (0x20...0x7E).map { Character(Unicode.Scalar(UInt8($0))) }
    #expect(Set(characters.map { Font.cell($0).black }).count == 95)
  }

  @Test func `letters have their marks`() {
    for text in ["eéèêë", "aàáâãåą", "EÉÈÊË", "uúůűü", "iíìîïı", "иИйЙ", "sśšşș", "€£¥×–"] {
      #expect(Set(text.map { Font.cell($0).black }).count == text.count, "\(text)")
    }
  }

  @Test func `what has no shape is a box, not nothing`() {
    #expect(Font.cell("茶") == Font.cell("\u{FFFD}"))
    #expect(Font.cell("茶").black.contains(true))
  }

  @Test func `lines meet their neighbours`() {
    let line = Font.cell("─")
    #expect(line[0, 11] && line[11, 11])
    let corner = Font.cell("┌")
    #expect(corner[11, 11] && corner[5, 23] && !corner[0, 11])
  }

  @Test func `every table has its 128 characters`() {
    for page in [0, 2, 16, 17, 18, 19] as [UInt8] {
      let known = (0...255).compactMap { CodePage.character(page: page, byte: UInt8($0)) }
      #expect(known.count == (page == 16 ? 251 : 256))
      #expect(Set(known).count == known.count)
    }
    #expect(CodePage.character(page: 1, byte: 0x41) == nil)
  }
}
