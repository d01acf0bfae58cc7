/// How many rows and columns of cells a terminal or a surface has.
public struct Size: Hashable, Sendable {
  /// Cells from top to bottom.
  public var rows: Int
  /// Cells from left to right.
  public var columns: Int

  /// Makes a size; nothing is checked, a surface of a negative size is empty.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// The smallest terminal every screen fits in: 80 columns by 24 rows.
  public static let smallest = Size(rows: 24, columns: 80)

  /// Whether everything that fits in `other` fits in this.
  public func holds(_ other: Size) -> Bool { rows >= other.rows && columns >= other.columns }
}

extension Size: CustomStringConvertible {
  /// Columns first, as in a key script: `80x24`.
  public var description: String { "\(columns)x\(rows)" }
}
