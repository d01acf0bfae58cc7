extension Surface {
  /// Draws a box along the border of a part of the surface; its inside stays as it is.
  ///
  /// A box that reaches over the edge is cut; one of less than two rows or columns is not drawn.
  /// - Parameter title: Shown in the top line, cut to fit.
  public mutating func frame(
    rows: Range<Int>, columns: Range<Int>, title: String? = nil, style: Style = .frame,
    titleStyle: Style = .heading
  ) {
    guard rows.count >= 2, columns.count >= 2 else { return }
    let (top, bottom) = (rows.lowerBound, rows.upperBound - 1)
    let (left, right) = (columns.lowerBound, columns.upperBound - 1)
    let inside = (left + 1)..<right
    for (row, corners) in [(top, ("┌", "┐")), (bottom, ("└", "┘"))] {
      fill(rows: row..<(row + 1), columns: inside, character: "─", style: style)
      write(corners.0, row: row, column: left, style: style)
      write(corners.1, row: row, column: right, style: style)
    }
    for column in [left, right] {
      fill(
        rows: (top + 1)..<bottom, columns: column..<(column + 1), character: "│", style: style)
    }
    if let title, inside.count >= 3 {
      let text = TextFit.truncated(title, to: inside.count - 2)
      write(" \(text) ", row: top, column: left + 1, style: titleStyle)
    }
  }
}
