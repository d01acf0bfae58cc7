import CNcursesW
import TerminalUI

/// Simple cells of one look that stand side by side: curses is given them at once.
struct CellRun {
  let row: Int
  private var column = 0
  private var scalars: [UInt32] = []
  private var style = Style.normal

  init(row: Int) { self.row = row }

  /// Adds a cell; what it does not follow on is put first.
  mutating func add(
    _ scalar: Unicode.Scalar, _ column: Int, _ style: Style, _ palette: Palette
  ) {
    if column != self.column + scalars.count || style != self.style {
      put(palette)
      (self.column, self.style) = (column, style)
      scalars.removeAll(keepingCapacity: true)
    }
    scalars.append(scalar.value)
  }

  /// Puts what was added.
  func put(_ palette: Palette) {
    guard !scalars.isEmpty else { return }
    let look = palette[style]
    _ = pos_put_scalars(
      CInt(row), CInt(column), scalars, CInt(scalars.count), look.attributes, look.pair)
  }
}
