import TerminalUI

extension Surface {
  /// Whether a screen has room here; where it has none, that is told, and nothing else is.
  mutating func hasRoom() -> Bool {
    if size.holds(.smallest) { return true }
    let (smallest, now) = (Size.smallest, "\(columns)×\(rows)")
    write(
      "pos needs \(smallest.columns)×\(smallest.rows), this window is \(now)", row: 0, column: 0,
      width: columns)
    return false
  }
}
