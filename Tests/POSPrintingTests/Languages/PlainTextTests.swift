import POSModel
import POSPrinting
import Testing

struct PlainTextTests {
  @Test func `a file shows what the paper would`() {
    let document = PrintDocument([
      .logo,
      .text("Gustav's", TextStyle(alignment: .center, size: .large, isBold: true)),
      .text("4 Jan", TextStyle(alignment: .right)),
      .row(left: "2 x Burger", right: "19.00", TextStyle(size: .wide)),
      .row(left: "no price", right: ""),
      .rule("="),
      .feed(1),
      .qr("r/42"),
      .cut,
      .kick,
    ])
    let bytes = Printer.Language.text.bytes(of: document, on: PaperSpec(columns: 20))
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
              Gustav's
                       4 Jan
        2 x Burger     19.00
        no price
        ====================

               [r/42]
        \u{0C}
        """)
  }

  @Test func `letters of every script stay`() {
    let bytes = Printer.Language.text.bytes(
      of: PrintDocument([.row(left: "火锅 €", right: "9\u{1B}")]), on: PaperSpec(columns: 16))
    #expect(String(decoding: bytes, as: UTF8.self) == "火锅 €         9\n")
  }
}
