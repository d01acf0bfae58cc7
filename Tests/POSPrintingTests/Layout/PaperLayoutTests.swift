import POSPrinting
import Testing

struct PaperLayoutTests {
  private func lines(_ element: PrintDocument.Element, columns: Int) -> [String] {
    PaperLayout.lines(of: PrintDocument([element]), columns: columns).map { line in
      if case .text(let text, _) = line { text } else { "\(line)" }
    }
  }

  @Test func `a text that fits stays as it is`() {
    #expect(lines(.text("  2 x  Burger"), columns: 16) == ["  2 x  Burger"])
    #expect(lines(.text(""), columns: 16) == [""])
  }

  @Test func `a text that does not fit breaks between words`() {
    #expect(
      lines(.text("no salt and no pepper please"), columns: 16)
        == ["no salt and no", "pepper please"])
    #expect(lines(.text("exactly sixteen. Next"), columns: 16) == ["exactly sixteen.", "Next"])
  }

  @Test func `the lines that follow are indented like the first`() {
    #expect(
      lines(.text("  + extra cheese on both"), columns: 16) == ["  + extra cheese", "  on both"])
  }

  @Test func `blanks at the end stay where they show, as far as they fit`() {
    let reversed = TextStyle(isReversed: true)
    #expect(lines(.text(" VOID ", reversed), columns: 16) == [" VOID "])
    #expect(lines(.text(" fourteen wide  ", reversed), columns: 16) == [" fourteen wide  "])
    #expect(lines(.text("exactly sixteen.  ", reversed), columns: 16) == ["exactly sixteen."])
    #expect(lines(.text(" VOID "), columns: 16) == [" VOID"])
  }

  @Test func `a word longer than a line is cut`() {
    #expect(
      lines(.text("Donaudampfschifffahrtsgesellschaft"), columns: 16)
        == ["Donaudampfschiff", "fahrtsgesellscha", "ft"])
  }

  @Test func `large characters take two columns`() {
    let large = TextStyle(size: .large)
    #expect(lines(.text("Table four", large), columns: 16) == ["Table", "four"])
    #expect(lines(.row(left: "No", right: "17", large), columns: 17) == ["No    17"])
    #expect(lines(.text("Table four", TextStyle(size: .tall)), columns: 16) == ["Table four"])
  }

  @Test func `wide characters count two`() {
    #expect(lines(.text("火锅套餐加辣很好吃"), columns: 16) == ["火锅套餐加辣很好", "吃"])
    #expect(lines(.row(left: "火锅", right: "9.50"), columns: 16) == ["火锅        9.50"])
    #expect(PaperWidth.of("한국 🍔 e\u{301}") == 9)
  }

  @Test func `a row puts its texts at both edges`() {
    #expect(lines(.row(left: "Burger", right: "9.50"), columns: 16) == ["Burger      9.50"])
    #expect(lines(.row(left: "", right: "9.50"), columns: 16) == ["            9.50"])
    #expect(lines(.row(left: "Burger", right: ""), columns: 16) == ["Burger          "])
  }

  @Test func `a row that does not fit breaks its left text`() {
    #expect(
      lines(.row(left: "Burger with extra cheese", right: "10.50"), columns: 20) == [
        "Burger with    10.50", "extra cheese        ",
      ])
  }

  @Test func `a right text that leaves no room goes below`() {
    #expect(
      lines(.row(left: "Authorisation", right: "A1B2C3D4E5F6"), columns: 16) == [
        "Authorisation   ", "    A1B2C3D4E5F6",
      ])
  }

  @Test func `a row fills the line, so it stands at the left`() {
    let style = TextStyle(alignment: .center, isBold: true)
    let lines = PaperLayout.lines(
      of: PrintDocument([.row(left: "a", right: "b", style)]), columns: 16)
    #expect(lines == [.text("a              b", TextStyle(isBold: true))])
  }

  @Test func `rules cross the paper and feeds are empty lines`() {
    #expect(lines(.rule("="), columns: 32) == [String(repeating: "=", count: 32)])
    #expect(lines(.rule("火"), columns: 17) == [String(repeating: "火", count: 8)])
    #expect(lines(.rule("\n"), columns: 16) == [String(repeating: "-", count: 16)])
    #expect(lines(.feed(2), columns: 16) == ["", ""])
    #expect(lines(.feed(-1), columns: 16) == [])
  }

  @Test func `what is no text stays what it is`() {
    let document = PrintDocument([.qr("x"), .logo, .cut, .kick])
    #expect(
      PaperLayout.lines(of: document, columns: 32) == [.qr("x"), .logo, .cut, .kick])
  }

  @Test func `a text too long for a QR code can still be read`() {
    let longest = String(repeating: "x", count: 2331)
    #expect(PaperLayout.lines(of: PrintDocument([.qr(longest)]), columns: 48) == [.qr(longest)])
    #expect(lines(.qr(longest + "x"), columns: 48).first == String(repeating: "x", count: 48))
    #expect(lines(.qr(""), columns: 48) == [])
  }

  @Test func `control characters become blanks`() {
    #expect(lines(.text("a\u{1B}b\r\nc\td"), columns: 16) == ["a b c d"])
    #expect(lines(.row(left: "a\nb", right: "c\nd"), columns: 16) == ["a b          c d"])
  }

  @Test(arguments: UInt64(1)...300)
  func `no line is wider than the paper`(seed: UInt64) {
    var random = RandomPaper(seed: seed)
    let document = random.document()
    for columns in [16, 17, 32, 42, 48, 64] {
      for case .text(let text, let style) in PaperLayout.lines(of: document, columns: columns) {
        let width = PaperWidth.of(text) * style.size.columns
        #expect(width <= columns, "seed \(seed), \(columns) columns: '\(text)'")
      }
    }
  }

  @Test(arguments: UInt64(1)...100)
  func `breaking loses no character but blanks`(seed: UInt64) {
    var random = RandomPaper(seed: seed)
    let text = random.text()
    let whole = PaperLayout.lines(of: PrintDocument([.text(text)]), columns: 1000)
    let broken = PaperLayout.lines(of: PrintDocument([.text(text)]), columns: 16)
    #expect(letters(whole) == letters(broken), "seed \(seed)")
  }

  private func letters(_ lines: [PaperLine]) -> [Unicode.Scalar] {
    var letters: [Unicode.Scalar] = []
    for case .text(let text, _) in lines {
      letters += text.unicodeScalars.filter { $0 != " " }
    }
    return letters
  }
}
