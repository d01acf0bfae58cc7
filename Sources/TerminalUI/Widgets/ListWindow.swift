/// Which rows of a list longer than its panel are shown.
public enum ListWindow {
  /// The index of the first row to show, so that the picked row is visible.
  ///
  /// It moves as little as it can from where it was, and never shows blanks below the last row
  /// while rows above are hidden.
  /// - Parameters:
  ///   - count: How many rows the list has.
  ///   - selected: The picked row, or nil when none is.
  ///   - height: How many rows the panel shows.
  ///   - previous: The first row shown until now.
  public static func offset(count: Int, selected: Int?, height: Int, previous: Int = 0) -> Int {
    guard height > 0, count > height else { return 0 }
    let highest = count - height
    let current = min(max(0, previous), highest)
    guard let selected else { return current }
    let picked = min(max(0, selected), count - 1)
    return min(max(current, picked - height + 1), picked)
  }
}
