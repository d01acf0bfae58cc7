import POSPrinting
import Testing

struct PrintMarkupTests {
  private func elements(_ text: String) throws -> [PrintDocument.Element] {
    try PrintMarkup.read(text, file: "receipt").elements
  }

  @Test func `a receipt reads from top to bottom`() throws {
    let markup = """
      @logo
      @center @bold @large Gustav's
      Table 4

      @row 2 x Burger | 19.00
      @row   + cheese | 1.00
      @rule
      @bold @row TOTAL | 20.00
      @rule =
      @feed 3
      @qr https://example.com/?a=1
      @cut

      """
    #expect(
      try elements(markup) == [
        .logo,
        .text("Gustav's", TextStyle(alignment: .center, size: .large, isBold: true)),
        .text("Table 4"),
        .feed(1),
        .row(left: "2 x Burger", right: "19.00"),
        .row(left: "  + cheese", right: "1.00"),
        .rule("-"),
        .row(left: "TOTAL", right: "20.00", TextStyle(isBold: true)),
        .rule("="),
        .feed(3),
        .qr("https://example.com/?a=1"),
        .cut,
      ])
  }

  @Test func `each look has its word`() throws {
    #expect(
      try elements("@right a\n@tall b\n@wide c\n@underline d\n@reverse e") == [
        .text("a", TextStyle(alignment: .right)), .text("b", TextStyle(size: .tall)),
        .text("c", TextStyle(size: .wide)), .text("d", TextStyle(isUnderlined: true)),
        .text("e", TextStyle(isReversed: true)),
      ])
  }

  @Test(arguments: [
    (#"\@home"#, "@home"), (#"a \| b"#, "a | b"), (#"\\"#, #"\"#), (#"C:\new"#, #"C:\new"#),
    ("mail@shop.example", "mail@shop.example"), ("a | b", "a | b"), ("  in", "  in"),
  ])
  func `a sign that is meant as itself is escaped`(line: String, text: String) throws {
    #expect(try elements(line) == [.text(text)])
  }

  @Test func `the first bar without a backslash parts a row`() throws {
    #expect(try elements(#"@row a\|b | c | d"#) == [.row(left: "a|b", right: "c | d")])
    #expect(try elements(#"@row a\\| c"#) == [.row(left: #"a\"#, right: "c")])
    #expect(try elements("@row |") == [.row(left: "", right: "")])
  }

  @Test func `a template may indent its words`() throws {
    #expect(
      try elements("    @bold @row a | b") == [
        .row(left: "a", right: "b", TextStyle(isBold: true))
      ])
  }

  @Test func `a look without a text is an empty line of that look`() throws {
    #expect(try elements("@bold") == [.text("", TextStyle(isBold: true))])
  }

  @Test func `the last line needs no end, and an empty text is no line`() throws {
    #expect(try elements("a\r\nb") == [.text("a"), .text("b")])
    #expect(try elements("").isEmpty)
    #expect(try elements("\n\n") == [.feed(1), .feed(1)])
  }

  @Test(arguments: [
    ("@blod x", "there is no '@blod'; a text that begins with @ begins with \\@"),
    ("@bold @ x", "there is no '@'; a text that begins with @ begins with \\@"),
    ("@row no bar", "@row needs a left text, | and a right text"),
    (#"@row a \| b"#, "@row needs a left text, | and a right text"),
    ("@rule ==", "@rule takes one character, not '=='"),
    ("@feed x", "@feed takes a number from 1 to 99, not 'x'"),
    ("@feed 0", "@feed takes a number from 1 to 99, not '0'"),
    ("@feed 100", "@feed takes a number from 1 to 99, not '100'"),
    ("@feed 99999999999999999999", "@feed takes a number from 1 to 99, not '99999999999999999999'"),
    ("@qr", "@qr needs a text"),
    ("@qr  ", "@qr needs a text"),
    ("@cut now", "@cut takes nothing, not 'now'"),
    ("@center @logo", "@center goes before a text or @row, not before @logo"),
  ])
  func `a line that is no markup is named with its reason`(line: String, reason: String) {
    let fault = #expect(throws: MarkupFault.self) { try elements("a\n\n\(line)\n@blod") }
    #expect(fault?.description == "receipt:3: \(reason)")
  }

  @Test(arguments: UInt64(1)...200)
  func `whatever is escaped is read as itself`(seed: UInt64) throws {
    var random = RandomPaper(seed: seed)
    let (left, right) = (random.text(), random.text())
    let escaped = (PrintMarkup.escaped(left), PrintMarkup.escaped(right))
    let isBlank = left.allSatisfy { $0.isWhitespace || $0.isASCII && $0 < " " }
    let text = try elements("x\(escaped.0)")
    #expect(text == [.text("x" + blanked(left))], "seed \(seed)")
    if !isBlank {
      #expect(try elements(escaped.0 + "\n@cut").last == .cut, "seed \(seed)")
    }
    let row = try elements("@row x\(escaped.0)x | x\(escaped.1)x")
    #expect(
      row == [.row(left: "x\(blanked(left))x", right: "x\(blanked(right))x")], "seed \(seed)")
  }

  /// What is left of a text whose control characters have become blanks.
  private func blanked(_ text: String) -> String {
    String(
      text.map { character in
        let isControl = character.unicodeScalars.contains {
          $0.properties.generalCategory == .control || $0.value == 0x2028
        }
        return isControl ? " " : character
      })
  }
}
