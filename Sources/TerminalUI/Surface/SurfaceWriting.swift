extension Surface {
  /// Writes one line of text, cut at the right edge of the surface.
  ///
  /// Control characters are shown as `?`. Where the text covers one half of a wide character, the
  /// other half becomes a blank. A row or column outside of the surface is ignored.
  /// - Parameter width: The cells the text may take at most; when it is longer, its last cell shows
  ///   `…`.
  /// - Returns: The column after the last one written.
  @discardableResult
  public mutating func write(
    _ text: String, row: Int, column: Int, style: Style = .normal, width: Int? = nil
  ) -> Int {
    guard row >= 0, row < rows, column >= 0, column < columns else { return column }
    let room = columns - column
    let limit = min(width ?? room, room)
    guard limit > 0 else { return column }
    let fitting = width == nil ? text : TextFit.truncated(text, to: limit)
    let start = row * columns + column
    let used =
      writeASCII(fitting, at: start, limit: limit, style: style)
      ?? writeSimple(fitting, at: start, limit: limit, style: style)
      ?? writeCharacters(fitting, at: start, limit: limit, style: style)
    return column + used
  }

  /// Writes one line of text that ends just before a column, such as an amount.
  ///
  /// Text longer than the space to its left is cut, and its last cell shows `…`.
  public mutating func write(
    _ text: String, row: Int, rightEdge: Int, style: Style = .normal
  ) {
    let edge = min(rightEdge, columns)
    guard edge > 0 else { return }
    let width = min(CellWidth.of(text), edge)
    write(text, row: row, column: edge - width, style: style, width: width)
  }

  /// Fills a part of the surface with one character; what lies outside is ignored.
  ///
  /// A character that does not take exactly one cell fills with blanks.
  public mutating func fill(
    rows: Range<Int>, columns: Range<Int>, character: Character = " ", style: Style = .normal
  ) {
    let lines = rows.clamped(to: 0..<self.rows)
    let span = columns.clamped(to: 0..<self.columns)
    guard !span.isEmpty else { return }
    let cell = code(of: CellWidth.of(character) == 1 ? character : " ", style: style)
    for row in lines {
      let start = row * self.columns + span.lowerBound
      breakWideCharacters(at: start, count: span.count)
      for index in start..<(start + span.count) { codes[index] = cell }
    }
  }

  /// The fast path: printable ASCII is written byte by byte.
  ///
  /// - Returns: The cells used, or nil, having written nothing, when the text has anything else.
  private mutating func writeASCII(
    _ text: String, at start: Int, limit: Int, style: Style
  ) -> Int? {
    let written = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
      let count = min(bytes.count, limit)
      guard count > 0 else { return 0 }
      breakWideCharacters(at: start, count: count)
      for offset in 0..<count {
        codes[start + offset] = CellCode(Unicode.Scalar(bytes[offset]), style: style)
      }
      return count
    }
    return written ?? nil
  }

  /// The next fast path: what is one cell and one character for each scalar.
  ///
  /// - Returns: The cells used, or nil, having written nothing, when the text has anything else.
  private mutating func writeSimple(
    _ text: String, at start: Int, limit: Int, style: Style
  ) -> Int? {
    let scalars = text.unicodeScalars
    guard CellWidth.areAllSimple(scalars), !scalars.isEmpty else { return nil }
    let count = min(scalars.count, limit)
    breakWideCharacters(at: start, count: count)
    for (offset, scalar) in scalars.prefix(count).enumerated() {
      codes[start + offset] = CellCode(scalar, style: style)
    }
    return count
  }

  private mutating func writeCharacters(
    _ text: String, at start: Int, limit: Int, style: Style
  ) -> Int {
    var used = 0
    for character in text {
      let width = CellWidth.of(character)
      guard width > 0 else { continue }
      guard used + width <= limit else { break }
      breakWideCharacters(at: start + used, count: width)
      let shown = CellWidth.isControl(character) ? "?" : character
      codes[start + used] = code(of: shown, style: style)
      if width == 2 { codes[start + used + 1] = CellCode(" ", style: style, isRightHalf: true) }
      used += width
    }
    return used
  }

  /// Blanks the halves that would be left over when these cells are overwritten.
  private mutating func breakWideCharacters(at start: Int, count: Int) {
    if codes[start].isRightHalf {
      codes[start - 1] = CellCode(" ", style: codes[start - 1].style)
    }
    let end = start + count
    if end < codes.count, codes[end].isRightHalf {
      codes[end] = CellCode(" ", style: codes[end].style)
    }
  }
}
