extension Sheet {
  /// The sheet as text, a line for each line on a paper of so many columns; every line ends with a
  /// line feed.
  ///
  /// Large characters are written in normal size, what is no text stands in brackets.
  public func text(columns: Int = 42) -> String {
    rows.flatMap { $0.lines(columns: columns) }.map { $0.trimmingEnd + "\n" }.joined()
  }
}

extension Sheet.Row {
  fileprivate func lines(columns: Int) -> [String] {
    switch self {
    case .line(let line):
      line.broken(atDots: columns * Font.width)
        .map { $0.text.aligned(line.alignment, columns: columns) }
    case .image(let image, let alignment):
      ["[image \(image.width)x\(image.height)]".aligned(alignment, columns: columns)]
    case .qr(let symbol, let alignment):
      ["[QR: \(symbol.text)]".aligned(alignment, columns: columns)]
    case .feed(let dots): Array(repeating: "", count: dots / Font.height)
    case .label(let label): label.lines
    case .unknown(let name): ["[\(name)]"]
    case .cut: ["--- cut ---"]
    case .kick: ["[drawer]"]
    }
  }
}

extension Label {
  /// Fields of one height share a line; each begins at its column, or after what is left of it.
  fileprivate var lines: [String] {
    let rows = Dictionary(grouping: fields.filter { $0.name != nil }, by: \.y)
    return rows.keys.sorted().map { y in
      rows[y, default: []].sorted { $0.x < $1.x }.reduce("") { line, field in
        let gap = max(line.isEmpty ? 0 : 1, field.x / Font.width - line.count)
        return line + String(repeating: " ", count: gap) + (field.name ?? "")
      }
    }
  }
}

extension Label.Field {
  /// What stands for it in a text; nothing for lines and frames.
  fileprivate var name: String? {
    switch content {
    case .text(let text, _, _): text
    case .qr(let symbol): "[QR: \(symbol.text)]"
    case .box: nil
    }
  }
}

extension String {
  fileprivate func aligned(_ alignment: Sheet.Alignment, columns: Int) -> String {
    let space = max(0, columns - count)
    switch alignment {
    case .left: return self
    case .center: return String(repeating: " ", count: space / 2) + self
    case .right: return String(repeating: " ", count: space) + self
    }
  }

  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
