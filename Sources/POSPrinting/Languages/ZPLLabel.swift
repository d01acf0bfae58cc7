/// Writes a document as one ZPL label: a field a line, from top to bottom.
///
/// Letters are the printer's own (font 0), which are not all of one width, so a row is two fields,
/// one from the left edge and one up to the right edge. Bold and underline are left out, and so
/// are cut and drawer: the end of the label is the end of the format.
struct ZPLLabel {
  private static let gap = 6

  private let paper: PaperSpec
  private var fields = ""
  /// The dots from the top edge to the next line.
  private var top = 0

  private init(paper: PaperSpec) { self.paper = paper }

  /// The bytes of a document.
  static func bytes(of document: PrintDocument, on paper: PaperSpec) -> [UInt8] {
    var label = ZPLLabel(paper: paper)
    for element in document.elements { label.write(element) }
    let head = "^XA\n^CI28\n^PW\(paper.dots)\n^LL\(max(1, label.top))\n^LH0,0\n"
    return Array((head + label.fields + "^XZ\n").utf8)
  }

  private mutating func write(_ element: PrintDocument.Element) {
    if case .row(let left, let right, let style) = element {
      let width = PaperLayout.width(of: style, columns: paper.columns)
      for (left, right) in RowParts(left: left, right: right, width: width).lines {
        place([(left, .left), (right, .right)], style)
      }
    } else if case .rule = element {
      fields += "^FO0,\(top + 12)^GB\(paper.dots),2,2^FS\n"
      top += Self.height(of: .normal) + Self.gap
    } else {
      let lines = PaperLayout.lines(of: PrintDocument([element]), columns: paper.columns)
      for line in lines { write(line) }
    }
  }

  private mutating func write(_ line: PaperLine) {
    switch line {
    case .text(let text, let style): place([(text, style.alignment)], style)
    case .qr(let text): placeQR(text)
    case .logo: placeLogo()
    case .cut, .kick: break
    }
  }

  /// Puts texts on one line.
  private mutating func place(
    _ texts: [(text: String, alignment: TextStyle.Alignment)], _ style: TextStyle
  ) {
    let height = Self.height(of: style.size)
    // Narrower than the columns, for capitals are wider than the letters of a font on average.
    let width = 20 * style.size.columns
    if style.isReversed {
      fields += "^FO0,\(top)^GB\(paper.dots),\(height),\(height)^FS\n"
    }
    for (text, alignment) in texts where !text.isEmpty {
      let justification =
        switch alignment {
        case .left: "L"
        case .center: "C"
        case .right: "R"
        }
      let reverse = style.isReversed ? "^FR" : ""
      fields += "^FO0,\(top)\(reverse)^A0N,\(height),\(width)"
      fields += "^FB\(paper.dots),1,0,\(justification)^FH_^FD\(Self.escaped(text))^FS\n"
    }
    top += height + Self.gap
  }

  private mutating func placeQR(_ text: String) {
    let count = text.utf8.count
    let module = min(QRSize.module(ofBytes: count, dots: paper.dots), 10)
    let size = module * (QRSize.modules(ofBytes: count) ?? 0)
    let left = max(0, (paper.dots - size) / 2)
    fields += "^FO\(left),\(top)^BQN,2,\(module)^FH_^FDMA,\(Self.escaped(text))^FS\n"
    // The printer puts the code ten dots below the place it is given.
    top += size + 10 + Self.gap
  }

  private mutating func placeLogo() {
    guard let logo = paper.logo else { return }
    let left = max(0, (paper.dots - logo.width) / 2)
    let dots = logo.rows.map(Self.hex).joined()
    let count = logo.rows.count
    fields += "^FO\(left),\(top)^GFA,\(count),\(count),\(logo.bytesPerRow),\(dots)^FS\n"
    top += logo.height + Self.gap
  }

  private static func height(of size: TextStyle.Size) -> Int {
    size == .tall || size == .large ? 48 : 24
  }

  /// Bytes that are a sign of the language, or none of ASCII, as `_` and two digits.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = (0x20..<0x7F).contains(byte) && !"^~_\\".utf8.contains(byte)
      return isPlain ? String(Character(Unicode.Scalar(byte))) : "_" + hex(byte)
    }.joined()
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
