/// Where a frame is not the one that was expected.
public struct FrameDifference: Equatable, Sendable, CustomStringConvertible {
  /// One row that differs.
  public struct Row: Equatable, Sendable {
    /// The row, the top one being 1.
    public let number: Int
    /// What it should show; nil when there should be no such row.
    public let expected: String?
    /// What it shows; nil when there is no such row.
    public let actual: String?
  }

  /// Every row that differs, from the top.
  public let rows: [Row]

  /// Compares two frames, row by row; nil when they are equal.
  ///
  /// Blanks at the right end of a row and empty rows at the bottom make no difference.
  public init?(expected: String, actual: String) {
    let (left, right) = (Self.lines(of: expected), Self.lines(of: actual))
    rows = (0..<max(left.count, right.count)).compactMap { index in
      let wanted = index < left.count ? left[index] : nil
      let shown = index < right.count ? right[index] : nil
      return wanted == shown ? nil : Row(number: index + 1, expected: wanted, actual: shown)
    }
    if rows.isEmpty { return nil }
  }

  /// Each row as it should be, after `-`, and as it is, after `+`.
  public var description: String {
    rows.map { row in
      let wanted = row.expected.map { "row \(row.number) - \($0)" }
      let shown = row.actual.map { "row \(row.number) + \($0)" }
      return [wanted, shown].compactMap { $0 }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func lines(of text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      line in
      var line = line
      while line.last == " " { line.removeLast() }
      return String(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
