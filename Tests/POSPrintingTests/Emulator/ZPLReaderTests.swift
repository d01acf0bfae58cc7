import POSModel
import Testing

@testable import POSPrinting

struct ZPLReaderTests {
  private func label(_ text: String) -> Label? {
    var reader = ZPLReader()
    let rows = reader.read(Array(text.utf8)).sheets.flatMap(\.rows)
    for case .label(let label) in rows { return label }
    return nil
  }

  @Test func `a label is a document`() {
    var reader = ZPLReader()
    let bytes = Array("^XA^FO24,10^A0N,30,30^FDTea^FS^XZ".utf8)
    let events = reader.read(Array("\r\n".utf8) + bytes + Array("\r\n^XA^FDunfinished".utf8))
    guard case .document(let sheet, bytes) = events.first else {
      Issue.record("no document")
      return
    }
    #expect(events.count == 1 && sheet.isWhole && sheet.text() == "  Tea\n")
    #expect(reader.finish().isEmpty)
  }

  @Test func `fields have place, size and text`() {
    let label = label(
      "^XA^PW400^LL300^CI28^LH5,5^FO10,20^A0N,40,30^FH^FDCr_C3_A8me ñ^FS"
        + "^FT0,95^ADN,18,10^FDlow^FS^XZ"
    )
    #expect(label?.width == 400 && label?.length == 300)
    #expect(
      label?.fields == [
        .init(x: 15, y: 25, content: .text("Crème ñ", width: 15, height: 40)),
        .init(x: 5, y: 82, content: .text("low", width: 10, height: 18)),
      ])
  }

  @Test func `frames, codes and usual fonts`() {
    let label = label("^XA^CF0,50^FO1,2^GB300,4,4^FS^FO3,4^BQN,2,6^FDHA,pos^FS^FO0,0^FDx^FS^XZ")
    #expect(
      label?.fields == [
        .init(x: 1, y: 2, content: .box(width: 300, height: 4, thickness: 4)),
        .init(
          x: 3, y: 4,
          content: .qr(QRSymbol(bytes: Array("pos".utf8), level: .high, moduleSize: 6))),
        .init(x: 0, y: 0, content: .text("x", width: 25, height: 50)),
      ])
  }

  @Test func `white on black can be read: the letters are holes in the bar`() throws {
    func dots(_ style: TextStyle) throws -> Dots {
      let bytes = Printer.Language.zpl.bytes(
        of: PrintDocument([.text(" REMAKE ", style)]), on: PaperSpec(columns: 20))
      return try #require(label(String(decoding: bytes, as: UTF8.self))).dots(width: 240)
    }
    let plain = try dots(TextStyle(size: .tall))
    let reversed = try dots(TextStyle(size: .tall, isReversed: true))
    #expect((plain.width, plain.height) == (reversed.width, reversed.height))
    let rows = 0..<48
    let places = rows.flatMap { y in (0..<plain.width).map { (x: $0, y: y) } }
    #expect(places.contains { plain[$0.x, $0.y] })
    #expect(places.allSatisfy { plain[$0.x, $0.y] != reversed[$0.x, $0.y] })
  }

  @Test func `a block breaks its text and puts it in the middle`() {
    let label = label("^XA^FO10,0^A0N,20,20^FB100,3,2,C^FDtea and much milk^FS^XZ")
    #expect(
      label?.fields == [
        .init(x: 25, y: 0, content: .text("tea and", width: 10, height: 20)),
        .init(x: 15, y: 22, content: .text("much milk", width: 10, height: 20)),
      ])
  }

  @Test func `what is not understood is named`() {
    var reader = ZPLReader()
    let sheets = reader.read(Array("^XA^MMT^FO0,0^FDx^FS^XZ".utf8)).sheets
    #expect(sheets.map { $0.text() } == ["[^MM]\nx\n"])
  }

  @Test func `copies come out one by one`() {
    var reader = ZPLReader()
    #expect(reader.read(Array("^XA^FO0,0^FDx^FS^PQ3^XZ".utf8)).sheets.count == 3)
  }

  @Test func `it says how it is, and what cannot be printed waits`() {
    var reader = ZPLReader()
    let well = status(reader.read(Array("~HS".utf8)))
    #expect(well.map(\.count) == [12, 11, 2])
    #expect(well[0][1] == "0" && well[0][2] == "0" && well[1][2] == "0")
    var condition = PrinterCondition()
    (condition.isPaperOut, condition.isCoverOpen) = (true, true)
    _ = reader.change(to: condition)
    let events = reader.read(Array("^XA^FO0,0^FDx^FS^XZ~HS".utf8))
    let ill = status(events)
    #expect(events.count == 1 && reader.isHolding)
    #expect(ill[0][1] == "1" && ill[0][2] == "1" && ill[1][2] == "1")
    #expect(reader.change(to: PrinterCondition()).sheets.count == 1)
  }

  /// The fields of the three lines.
  private func status(_ events: [PrintEvent]) -> [[Substring]] {
    let text = String(decoding: events.replies.joined(), as: UTF8.self)
    let lines = text.split(separator: "\u{3}\r\n")
    #expect(text.hasSuffix("\u{3}\r\n") && lines.allSatisfy { $0.hasPrefix("\u{2}") })
    return lines.map { $0.dropFirst().split(separator: ",") }
  }
}
