/// Fits a document to the columns of the paper.
public enum PaperLayout {
  /// The lines of a document on paper of so many columns (16 or more).
  public static func lines(of document: PrintDocument, columns: Int) -> [PaperLine] {
    document.elements.flatMap { lines(of: $0, columns: columns) }
  }

  /// The columns there are for characters of a style.
  static func width(of style: TextStyle, columns: Int) -> Int {
    max(1, columns / style.size.columns)
  }

  private static func lines(
    of element: PrintDocument.Element, columns: Int
  ) -> [PaperLine] {
    switch element {
    case .text(let text, let style):
      return TextBreaking.lines(
        of: text, width: width(of: style, columns: columns), keepsBlanksAtEnd: style.isReversed
      ).map { .text($0, style) }
    case .row(let left, let right, var style):
      let width = width(of: style, columns: columns)
      // It fills the line as it is.
      style.alignment = .left
      return RowParts(left: left, right: right, width: width).padded(to: width)
        .map { .text($0, style) }
    case .rule(let character):
      let sign = character.isPrinterControl ? "-" : character
      let count = columns / PaperWidth.of(sign)
      return [.text(String(repeating: sign, count: count), TextStyle())]
    case .feed(let count):
      return Array(repeating: .text("", TextStyle()), count: max(0, count))
    case .qr(let text):
      if text.isEmpty { return [] }
      if QRSize.modules(ofBytes: text.utf8.count) != nil { return [.qr(text)] }
      // Too long for any QR code: at least it can be read.
      return lines(of: .text(text), columns: columns)
    case .logo: return [.logo]
    case .cut: return [.cut]
    case .kick: return [.kick]
    }
  }
}
