/// `80x24`: columns, then rows.
enum ScriptSize {
  private static let largest = 1_000

  /// - Throws: `StepFault` when it is not two whole numbers from 1 to 1000 with an `x` between.
  static func parse(_ text: String) throws(StepFault) -> Size {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = wholeNumber(parts[0]), let rows = wholeNumber(parts[1]),
      (1...largest).contains(columns), (1...largest).contains(rows)
    else {
      throw StepFault("`\(text)` is no size; write columns x rows, such as 80x24, up to 1000")
    }
    return Size(rows: rows, columns: columns)
  }
}

/// `500ms`, `2s` or `1m`.
enum ScriptPause {
  private static let units: [(suffix: String, milliseconds: Int64)] = [
    ("ms", 1), ("s", 1_000), ("m", 60_000),
  ]

  /// The milliseconds.
  ///
  /// - Throws: `StepFault` when the number or the unit is missing, or the pause passes a year.
  static func parse(_ text: String) throws(StepFault) -> Int64 {
    for unit in units where text.hasSuffix(unit.suffix) {
      guard let count = wholeNumber(text.dropLast(unit.suffix.count)) else { continue }
      let (product, overflow) = Int64(count).multipliedReportingOverflow(by: unit.milliseconds)
      guard !overflow, product <= 366 * 86_400_000 else {
        throw StepFault("`\(text)` is longer than a year")
      }
      return product
    }
    throw StepFault("`\(text)` is no pause; write a number and ms, s or m, such as 500ms")
  }
}

/// A number written with digits alone: no sign, no blanks.
func wholeNumber(_ text: some StringProtocol) -> Int? {
  guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
  return Int(text)
}
