/// A picture of the screen: rows of cells, kept as one array, row after row.
///
/// Writing outside of it is never a fault: what does not fit is cut. A wide character is shown
/// whole or not at all.
public struct Surface: Sendable, Equatable {
  /// How large it is; never negative.
  public let size: Size
  /// Every cell, row after row: the cell at a row and column is at `row * columns + column`.
  public internal(set) var cells: [Cell]

  /// Makes an empty surface. A negative size counts as zero.
  public init(size: Size) {
    self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
    cells = Array(repeating: .blank, count: self.size.rows * self.size.columns)
  }

  /// Makes an empty surface. A negative number counts as zero.
  public init(rows: Int, columns: Int) {
    self.init(size: Size(rows: rows, columns: columns))
  }

  /// Cells from top to bottom.
  public var rows: Int { size.rows }
  /// Cells from left to right.
  public var columns: Int { size.columns }

  /// The cell at a place on the surface.
  ///
  /// The place has to exist; anything else is a bug in the caller.
  public subscript(row: Int, column: Int) -> Cell {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "a cell outside of the surface was asked for")
    return cells[row * columns + column]
  }

  /// What a row shows, without the blanks at its right end; empty for a row that does not exist.
  public func text(row: Int) -> String {
    guard row >= 0, row < rows else { return "" }
    let line = cells[(row * columns)..<((row + 1) * columns)]
    guard let last = line.lastIndex(where: { $0.character != " " }) else { return "" }
    return String(line[...last].lazy.filter { !$0.isRightHalf }.map(\.character))
  }

  /// What all rows show, joined by line breaks; there is none after the last row.
  public var text: String {
    (0..<rows).map { text(row: $0) }.joined(separator: "\n")
  }
}
