import Foundation

/// The readings as text: what, measured, reach, ratio, and whether it is reached.
struct BenchTable {
  var readings: [Reading] = []

  private static let heads = ["what", "measured", "reach", "ratio", "ok?"]

  var text: String {
    let rows = [Self.heads] + readings.map(cells)
    let widths = Self.heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      "| " + zip(row, widths).map { padded($0, to: $1) }.joined(separator: " | ") + " |"
    }
    let rule =
      "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
    return ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n")
  }

  private func cells(_ reading: Reading) -> [String] {
    let sign = reading.direction == .atMost ? "≤" : "≥"
    let detail = reading.detail.isEmpty ? "" : " (\(reading.detail))"
    return [
      reading.what, "\(Self.number(reading.measured)) \(reading.unit)\(detail)",
      "\(sign) \(Self.number(reading.reach)) \(reading.unit)",
      String(format: "%.2f", reading.ratio), reading.isReached ? "yes" : "NO",
    ]
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: width - text.count)
  }

  /// Three digits that count.
  static func number(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e9 { return String(format: "%.0f", value) }
    let decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
    return String(format: "%.\(decimals)f", value)
  }
}
