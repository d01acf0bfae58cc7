/// The two texts of a row, broken into lines that stand beside each other.
struct RowParts {
  /// The lines from top to bottom; either side may be empty.
  let lines: [(left: String, right: String)]

  /// Fits two texts into `width` columns, with a blank between them.
  ///
  /// The right text stands on the first line and the left text wraps beside it. A right text that
  /// would leave less than a quarter of the line goes below the left text.
  init(left: String, right: String, width: Int) {
    let right = String(
      Substring(String(right.map(\.orBlankForControl))).drop { $0 == " " }.withoutBlanksAtEnd)
    let room = width - PaperWidth.of(right) - 1
    let hasLeft = left.contains { $0 != " " }
    if right.isEmpty {
      lines = TextBreaking.lines(of: left, width: width).map { ($0, "") }
    } else if !hasLeft || room < max(1, width / 4) {
      let above = hasLeft ? TextBreaking.lines(of: left, width: width).map { ($0, "") } : []
      lines = above + TextBreaking.lines(of: right, width: width).map { ("", $0) }
    } else {
      let lefts = TextBreaking.lines(of: left, width: room)
      lines = lefts.enumerated().map { ($1, $0 == 0 ? right : "") }
    }
  }

  /// The lines as text that fills `width` columns.
  func padded(to width: Int) -> [String] {
    lines.map { left, right in
      let blanks = max(0, width - PaperWidth.of(left) - PaperWidth.of(right))
      return left + String(repeating: " ", count: blanks) + right
    }
  }
}
