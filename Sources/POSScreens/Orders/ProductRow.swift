import POSModel
import TerminalUI

/// A product's number, name and price in some columns of one row.
struct ProductRow {
  let product: Product
  /// The cells the number takes.
  let pluWidth: Int
  let currency: Currency
  let row: Int
  var style = Style.normal
  /// What is left of it; nil where nobody counts.
  var stock: Stock?

  /// The longest number that is shown whole.
  private static let longestPLU = 8
  /// Wider than this the eye loses the line between name and price.
  private static let widest = 56

  /// The cells these numbers of products take.
  static func pluWidth(_ plus: some Sequence<String>) -> Int {
    plus.reduce(0) { max($0, min($1.count, longestPLU)) }
  }

  /// A row where it is to be drawn.
  func draw(on surface: inout Surface, columns: Range<Int>) {
    let right = min(columns.upperBound, columns.lowerBound + Self.widest)
    let plu = TextFit.rightAligned(product.plu, to: pluWidth)
    let unit = product.entry.unit.isEmpty ? "" : "/\(product.entry.unit)"
    let left =
      surface.write(
        plu, row: row, column: columns.lowerBound + 1, style: style == .normal ? .keyName : style)
    let price = leftText + currency.text(product.price) + unit
    let room = right - 3 - left - CellWidth.of(price)
    surface.write(product.name, row: row, column: left + 1, style: style, width: max(0, room))
    let tone: Style = style == .normal && stock?.isSoldOut == true ? .alert : style
    surface.write(price, row: row, rightEdge: right - 1, style: tone)
  }

  /// `86` when it has run out, `12 left` while it is counted.
  private var leftText: String {
    guard let left = stock?.left else { return "" }
    return left <= 0 ? "86  " : "\(Quantity(thousandths: left).text) left  "
  }
}

extension Range<Int> {
  /// The columns inside a frame along these.
  var insideFrame: Range<Int> {
    let left = lowerBound + 1
    return left..<Swift.max(left, upperBound - 1)
  }
}

extension Surface {
  /// Says in a frame how much of a list is hidden: `↑ 12 more  ↓ 5 more`.
  mutating func mark(above: Int, below: Int, row: Int, rightEdge: Int) {
    var marks: [String] = []
    if above > 0 { marks.append("↑ \(above) more") }
    if below > 0 { marks.append("↓ \(below) more") }
    guard !marks.isEmpty else { return }
    write(" \(marks.joined(separator: "  ")) ", row: row, rightEdge: rightEdge, style: .heading)
  }
}
