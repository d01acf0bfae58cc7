import Foundation
import Testing

/// One row of `fixtures/golden/checks.csv`: a check worked out by hand.
///
/// No field holds a comma, so that a line is read by splitting it. What the columns `rule`, `items`
/// and `steps` say is told where they are read, in ``GoldenShop`` and ``GoldenRun``.
struct GoldenRow: Sendable, CustomTestStringConvertible {
  /// Text by the name of its column.
  let columns: [String: String]

  /// What the row is about; a failing row is named by it.
  var testDescription: String { self["name"] }

  /// The text of a column; empty when there is none.
  subscript(column: String) -> String { columns[column] ?? "" }

  /// The columns that a check is compared with, in the order of the file.
  static let compared = [
    "subtotal", "discount", "tax", "total", "rounding", "paid", "change", "tips", "refunded",
    "refunded_tax", "refund_rounding", "due", "voucher",
  ]

  /// All rows of the file; none when it cannot be read, which a test of its own tells.
  static let all: [GoldenRow] = {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appending(path: "../../../fixtures/golden/checks.csv")
    // Nil when there is no such file; `GoldenTests` counts the rows.
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { fields in
      GoldenRow(columns: Dictionary(zip(names, fields), uniquingKeysWith: { first, _ in first }))
    }
  }()
}

/// What is wrong with a row that cannot be read.
struct GoldenFault: Error, CustomStringConvertible {
  let description: String

  init(_ text: some StringProtocol) { description = "cannot read: \(text)" }
}
