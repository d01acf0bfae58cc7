extension Surface {
  /// Writes the keys that work now, such as ` F3 Park  F4 Checks`, over the whole row.
  ///
  /// Pairs that do not fit are left out from the end; a pair is never cut.
  /// - Returns: How many pairs were written, so that a screen can say that there are more.
  @discardableResult
  public mutating func writeKeys(_ keys: [(key: String, label: String)], row: Int) -> Int {
    fill(rows: row..<(row + 1), columns: 0..<columns)
    var column = 1
    for (index, pair) in keys.enumerated() {
      let width = CellWidth.of(pair.key) + 1 + CellWidth.of(pair.label)
      guard column + width <= columns else { return index }
      let next = write(pair.key, row: row, column: column, style: .keyName)
      write(" \(pair.label)", row: row, column: next, style: .keyLabel)
      column += width + 2
    }
    return keys.count
  }
}

extension Surface {
  /// Whether keys have room on a row of so many columns.
  public static func holds(_ keys: [(key: String, label: String)], columns: Int) -> Bool {
    let widths = keys.map { CellWidth.of($0.key) + 1 + CellWidth.of($0.label) + 2 }
    return widths.reduce(1, +) - 2 <= columns
  }
}
