import Testing

@testable import POSPrinting

struct ESCPOSReaderTests {
  @Test func `a cut ends a document`() {
    var reader = ESCPOSReader()
    let first = Sample.text("one") + Sample.cut
    let second = Sample.text("two") + Sample.cut
    let events = reader.read(first + second)
    #expect(events.sheets.map { $0.text() } == ["one\n--- cut ---\n", "two\n--- cut ---\n"])
    #expect(events.sheets.map(\.isWhole) == [true, true])
    guard case .document(_, let bytes) = events.last else {
      Issue.record("no document")
      return
    }
    #expect(bytes == second)
    #expect(reader.finish().isEmpty)
  }

  @Test(arguments: [[0], [1], [48], [49], [65, 9], [66, 9]] as [[UInt8]])
  func `every cut cuts`(parameters: [UInt8]) {
    #expect(ESCPOSReader.rows([0x1D, 0x56] + parameters) == [.cut])
  }

  @Test func `what is not cut is a document when the connection ends`() {
    var reader = ESCPOSReader()
    #expect(reader.read(Array("half".utf8)).isEmpty)
    let sheets = reader.finish().sheets
    #expect(sheets.map { $0.text() } == ["half\n"])
    #expect(sheets.first?.isWhole == false)
  }

  @Test func `the drawer opens`() {
    var reader = ESCPOSReader()
    #expect(reader.read([0x1B, 0x70, 0, 25, 250]) == [.kick])
    #expect(reader.read([0x10, 0x14, 1, 0, 1]) == [.kick])
    #expect(reader.finish().isEmpty)
    #expect(
      reader.read([0x1B, 0x70, 0, 25, 250] + Sample.cut).sheets.map(\.rows) == [
        [.kick, .kick, .kick, .cut]
      ])
  }

  @Test func `each look is switched on and off`() {
    var bold = Sheet.Style()
    bold.isBold = true
    var underlined = Sheet.Style()
    underlined.isUnderlined = true
    var reversed = Sheet.Style()
    reversed.isReversed = true
    var small = Sheet.Style()
    small.isSmall = true
    for (command, style) in [
      ([0x1B, 0x45], bold), ([0x1B, 0x2D], underlined), ([0x1D, 0x42], reversed),
      ([0x1B, 0x4D], small),
    ] as [([UInt8], Sheet.Style)] {
      let runs = ESCPOSReader.runs(command + [1, 0x41] + command + [0, 0x42])
      #expect(runs == [Sheet.Run("A", style), Sheet.Run("B")])
    }
  }

  @Test func `sizes go from one to eight`() {
    var size = Sheet.Style()
    (size.width, size.height) = (8, 3)
    #expect(ESCPOSReader.runs([0x1D, 0x21, 0x72, 0x41]) == [Sheet.Run("A", size)])
    var all = Sheet.Style()
    (all.width, all.height, all.isSmall, all.isBold, all.isUnderlined) = (2, 2, true, true, true)
    #expect(ESCPOSReader.runs([0x1B, 0x21, 0xB9, 0x41]) == [Sheet.Run("A", all)])
    #expect(ESCPOSReader.runs([0x1B, 0x21, 0xB9, 0x1B, 0x40, 0x41]) == [Sheet.Run("A")])
  }

  @Test func `lines stand left, in the middle and right`() {
    let lines = ([0, 1, 2] as [UInt8]).map { [0x1B, 0x61, $0, 0x61, 0x62, 0x0A] }
    let sheet = Sheet(ESCPOSReader.rows(Array(lines.joined())))
    #expect(sheet.text(columns: 8) == "ab\n   ab\n      ab\n")
  }

  @Test func `a line keeps the place it began at`() {
    let sheet = Sheet(ESCPOSReader.rows([0x41, 0x1B, 0x61, 2, 0x42, 0x0A, 0x43, 0x0A]))
    #expect(sheet.text(columns: 4) == "AB\n   C\n")
  }

  @Test(
    arguments: [
      (0, 0x80, "Ç"), (2, 0x9D, "Ø"), (16, 0x80, "€"), (17, 0x80, "А"), (18, 0x9D, "Ł"),
      (19, 0xD5, "€"), (16, 0x81, "\u{FFFD}"),
    ] as [(UInt8, UInt8, String)])
  func `bytes mean what the chosen table says`(page: UInt8, byte: UInt8, text: String) {
    #expect(ESCPOSReader.runs([0x1B, 0x74, page, byte]).map(\.text) == [text])
  }

  @Test func `a table that is not there is not chosen`() {
    let rows = ESCPOSReader.rows([0x1B, 0x74, 99, 0x80, 0x0A])
    #expect(Sheet(rows).text() == "[1B 74]\nÇ\n")
  }

  @Test func `paper is fed`() {
    #expect(Sheet(ESCPOSReader.rows([0x41, 0x1B, 0x64, 3, 0x42])).text() == "A\n\n\nB\n")
    #expect(Sheet(ESCPOSReader.rows([0x1B, 0x64, 2, 0x42])).text() == "\n\nB\n")
    #expect(ESCPOSReader.rows([0x1B, 0x4A, 50]) == [.feed(dots: 50)])
    let spacings = ESCPOSReader.rows([0x1B, 0x33, 60, 0x0A, 0x1B, 0x32, 0x0A, 0x41, 0x1B, 0x4A, 9])
      .compactMap { if case .line(let line) = $0 { line.spacing } else { nil } }
    #expect(spacings == [60, 30, 9])
  }

  @Test func `tabs stop at every eighth column`() {
    #expect(ESCPOSReader.runs(Array("ab\tc\r\td".utf8)).map(\.text) == ["ab      c       d"])
  }

  @Test func `a picture is on the paper, dot by dot`() {
    let rows = ESCPOSReader.rows(Sample.image)
    guard case .image(let image, .left) = rows.first else {
      Issue.record("no picture")
      return
    }
    #expect(image.width == 16 && image.height == 2)
    let black = (0..<2).map { y in (0..<16).filter { image[$0, y] } }
    #expect(black == [[3, 13], [7, 8, 9, 10, 11, 12, 13, 14, 15]])
    let doubled = ESCPOSReader.rows([0x1D, 0x76, 0x30, 3, 1, 0, 1, 0, 0x80])
    #expect(Sheet(doubled).text() == "[image 16x2]\n")
  }

  @Test func `a QR code has its text, level and size`() {
    let symbol = QRSymbol(bytes: [0x10, 0x04, 0x01, 0x41, 0x42], level: .medium, moduleSize: 4)
    #expect(ESCPOSReader.rows(Sample.qr) == [.qr(symbol, .left)])
  }

  @Test func `what is not understood is named and skipped`() {
    let bytes: [UInt8] = [
      0x1B, 0x7B, 0x41, 0x1D, 0x6B, 4, 0x31, 0x32, 0, 0x1D, 0x6B, 73, 2, 0x7B, 0x42,
      0x1D, 0x28, 0x4C, 2, 0, 48, 49, 0x1B, 0x2A, 33, 1, 0, 1, 2, 3, 0x1B, 0x44, 8, 16, 0,
      0x1C, 0x70, 1, 0, 0x07, 0x6F, 0x6E, 0x0A,
    ]
    #expect(
      Sheet(ESCPOSReader.rows(bytes)).text() == """
        [1B 7B]
        [1D 6B]
        [1D 6B]
        [1D 28]
        [1B 2A]
        [1B 44]
        [1C 70]
        [07]
        on

        """)
  }
}
