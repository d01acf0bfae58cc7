/// Writes a document as lines of UTF-8: what a person reads in a file.
enum PlainText {
  /// The bytes of a document. A cut is a form feed; a picture and the drawer are left out.
  static func bytes(of document: PrintDocument, on paper: PaperSpec) -> [UInt8] {
    let plain = PrintDocument(document.elements.map(plain))
    var text = ""
    for line in PaperLayout.lines(of: plain, columns: paper.columns) {
      switch line {
      case .text(let line, let style):
        text += aligned(line, style.alignment, columns: paper.columns) + "\n"
      case .cut: text += "\u{0C}"
      case .qr, .logo, .kick: break
      }
    }
    return Array(text.utf8)
  }

  /// All characters have one size in a file, and a QR code is read by people.
  private static func plain(_ element: PrintDocument.Element) -> PrintDocument.Element {
    switch element {
    case .text(let text, let style): .text(text, TextStyle(alignment: style.alignment))
    case .row(let left, let right, _): .row(left: left, right: right)
    case .qr(let text): .text("[\(text)]", TextStyle(alignment: .center))
    case .rule, .feed, .logo, .cut, .kick: element
    }
  }

  private static func aligned(
    _ line: String, _ alignment: TextStyle.Alignment, columns: Int
  ) -> String {
    let spare = max(0, columns - PaperWidth.of(line))
    let blanks =
      switch alignment {
      case .left: 0
      case .center: spare / 2
      case .right: spare
      }
    return String((String(repeating: " ", count: blanks) + line)[...].withoutBlanksAtEnd)
  }
}
