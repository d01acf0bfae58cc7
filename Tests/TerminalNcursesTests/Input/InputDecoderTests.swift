import TerminalNcurses
import TerminalUI
import Testing

struct InputDecoderTests {
  private var decoder = InputDecoder()

  private mutating func keys(_ text: String) -> [Key] {
    decoder.decode(text.utf8) + decoder.settle()
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OB", .down), ("\u{1B}[1;5C", .right), ("\u{1B}[H", .home),
    ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[3~", .delete),
    ("\u{1B}OP", .function(1)), ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)),
    ("\u{1B}[21~", .function(10)), ("\u{1B}[24~", .function(12)), ("\u{1B}[[C", .function(3)),
    ("\r", .enter), ("\n", .enter), ("\r\n", .enter), ("\t", .tab), ("\u{7F}", .backspace),
    ("\u{8}", .backspace), ("\u{1B}", .escape), ("\u{1A}", .control("z")), ("\u{3}", .control("c")),
    ("\u{0}", .control(" ")), ("\u{1C}", .control("\\")), (" ", .character(" ")),
    ("é", .character("é")), ("火", .character("火")), ("🍔", .character("🍔")),
    ("\u{1B}OM", .enter), ("\u{1B}Op", .character("0")), ("\u{1B}Ok", .character("+")),
  ])
  mutating func `bytes become the key that sent them`(bytes: String, key: Key) {
    #expect(keys(bytes) == [key])
  }

  @Test(arguments: [
    "\u{1B}[200~", "\u{1B}[Z", "\u{1B}[2~", "\u{1B}[1;2P", "\u{1B}[15;5~", "\u{1B}[?62;4c",
    "\u{1B}[25~", "\u{1B}[99~", "\u{1B}[I", "\u{1B}Oz", "\u{80}", "\u{1B}[<0;12;3M",
  ])
  mutating func `a sequence no key is known for is swallowed whole`(bytes: String) {
    #expect(keys("a\(bytes)b") == [.character("a"), .character("b")])
  }

  @Test mutating func `bytes may come one at a time`() {
    let text = "é火\u{1B}[15~x\u{1B}OA🍔\r"
    let whole: [Key] = [
      .character("é"), .character("火"), .function(5), .character("x"), .up, .character("🍔"), .enter,
    ]
    #expect(text.utf8.flatMap { decoder.decode([$0]) } == whole)
    #expect(decoder.decode(text.utf8) == whole)
  }

  @Test mutating func `an Escape is held back until it is clear what it is`() {
    #expect(decoder.decode([0x1B]) == [])
    #expect(decoder.isAmbiguous)
    #expect(decoder.decode([0x5B]) == [])
    #expect(decoder.decode([0x41]) == [.up])
    #expect(!decoder.isAmbiguous)
    #expect(decoder.decode([0x1B]) == [])
    #expect(decoder.settle() == [.escape])
    #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
    #expect(keys("\u{1B}x") == [.escape, .character("x")])
    #expect(keys("\u{1B}[1") == [.escape, .character("["), .character("1")])
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
  }

  @Test mutating func `an Escape typed ahead of text loses nothing`() {
    #expect(keys("\u{1B}P]é\r") == [.escape] + "P]é".map(Key.character) + [.enter])
  }

  @Test(
    arguments: [
      ([0xFF], 1), ([0xC3, 0x28], 2), ([0xE7, 0x81, 0x61], 2), ([0xC0, 0x80], 2),
      ([0xED, 0xA0, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 1),
    ] as [([UInt8], Int)])
  mutating func `bytes that are no UTF-8 are shown as such and stop nothing`(
    bytes: [UInt8], count: Int
  ) {
    let keys = decoder.decode(bytes + [0x7A])
    #expect(keys.count == count + 1)
    #expect(keys.first == .character("\u{FFFD}"))
    #expect(keys.last == .character("z"))
  }

  @Test func `what the terminal's description says goes first`() {
    var decoder = InputDecoder(
      sequences: KeySequences([
        (.home, Array("\u{1B}[@".utf8)), (.function(1), Array("\u{1B}A".utf8)),
        (.delete, [0x7F]),
      ]))
    #expect(
      decoder.decode("\u{1B}A\u{1B}[@\u{1B}[B\u{7F}".utf8) == [
        .function(1), .home, .down, .backspace,
      ])
  }
}
