import POSModel
import POSPrinting

/// Documents whose bytes in ESC/POS are kept, and compared with those of other programs; see
/// `Tests/escpos-comparison`.
enum GoldenDocuments {
  static let paper = PaperSpec(
    columns: 42, codePages: [.cp437, .cp850, .cp1252, .cp858],
    logo: Bitmap(width: 12, height: 2, rows: [0xFF, 0xF0, 0x80, 0x10]))

  static let all: [(name: String, document: PrintDocument)] = [
    ("plain", PrintDocument([.text("Thank you"), .text("Come again")])),
    ("bold", PrintDocument([.text("TOTAL", TextStyle(isBold: true)), .text("plain")])),
    (
      "centred",
      PrintDocument([
        .text("Gustav's", TextStyle(alignment: .center)),
        .text("right", TextStyle(alignment: .right)), .text("left"),
      ])
    ),
    (
      "double-size",
      PrintDocument([
        .text("LARGE", TextStyle(size: .large)), .text("WIDE", TextStyle(size: .wide)),
        .text("TALL", TextStyle(size: .tall)), .text("normal"),
      ])
    ),
    (
      "underline",
      PrintDocument([.text("VOID", TextStyle(isUnderlined: true)), .text("plain")])
    ),
    ("reverse", PrintDocument([.text("TO GO", TextStyle(isReversed: true)), .text("plain")])),
    (
      "looks-together",
      PrintDocument([
        .text(
          "PAID",
          TextStyle(
            alignment: .center, size: .large, isBold: true, isUnderlined: true, isReversed: true))
      ])
    ),
    ("accent", PrintDocument([.text("Café")])),
    ("pages", PrintDocument([.text("Crème brûlée ø 5,00 €"), .text("plain")])),
    ("row", PrintDocument([.row(left: "2 x Burger", right: "19.00"), .rule("-")])),
    ("feed", PrintDocument([.text("a"), .feed(3), .text("b")])),
    ("qr", PrintDocument([.qr("https://example.com/r/42?é")])),
    ("logo", PrintDocument([.logo])),
    ("cut", PrintDocument([.text("end"), .cut])),
    ("kick", PrintDocument([.kick])),
  ]
}
