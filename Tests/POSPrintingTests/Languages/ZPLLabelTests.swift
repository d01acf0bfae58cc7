import POSModel
import POSPrinting
import Testing

struct ZPLLabelTests {
  private func label(_ elements: [PrintDocument.Element], logo: Bitmap? = nil) -> String {
    let bytes = Printer.Language.zpl.bytes(
      of: PrintDocument(elements), on: PaperSpec(columns: 20, logo: logo))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `a label is one format, a field a line`() {
    #expect(
      label([
        .text("Latte", TextStyle(alignment: .center, size: .large)),
        .row(left: "oat milk", right: "1/2"),
        .cut, .kick,
      ]) == """
        ^XA
        ^CI28
        ^PW240
        ^LL84
        ^LH0,0
        ^FO0,0^A0N,48,40^FB240,1,0,C^FH_^FDLatte^FS
        ^FO0,54^A0N,24,20^FB240,1,0,L^FH_^FDoat milk^FS
        ^FO0,54^A0N,24,20^FB240,1,0,R^FH_^FD1/2^FS
        ^XZ

        """)
  }

  @Test func `signs of the language and letters beyond ASCII are written in digits`() {
    #expect(label([.text("^XZ~_\\ é")]).contains("^FD_5EXZ_7E_5F_5C _C3_A9^FS"))
  }

  @Test func `white on black has its box`() {
    let label = label([.text("TO GO", TextStyle(isReversed: true))])
    #expect(label.contains("^FO0,0^GB240,24,24^FS\n^FO0,0^FR^A0N,24,20^FB240,1,0,L^FH_^FDTO GO"))
  }

  @Test func `rules, codes and pictures take their place`() {
    let logo = Bitmap(width: 16, height: 2, rows: [0xFF, 0x01, 0x80, 0x0F])
    let label = label([.rule("-"), .qr("42"), .logo, .feed(1), .text("x")], logo: logo)
    #expect(label.contains("^FO0,12^GB240,2,2^FS"))
    #expect(label.contains("^FO57,30^BQN,2,6^FH_^FDMA,42^FS"))
    #expect(label.contains("^FO112,172^GFA,4,4,2,FF01800F^FS"))
    #expect(label.contains("^FO0,210^A0N"))
    #expect(label.contains("^LL240\n"))
  }

  @Test(arguments: UInt64(1)...100)
  func `no text ends its field`(seed: UInt64) {
    var random = RandomPaper(seed: seed)
    let fields = label(random.document().elements).split(separator: "\n")
    for field in fields where field.contains("^FD") {
      let text = field.split(separator: "^FD", maxSplits: 1)[1]
      #expect(text.hasSuffix("^FS") && !text.dropLast(3).contains { "^~\\".contains($0) })
      #expect(text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "seed \(seed)")
    }
  }
}
