import POSModel
import TerminalUI

/// One row of the check pane: an item, or the note below it.
struct CheckLine {
  /// How wide the columns before the name are.
  struct Widths {
    let number: Int
    let quantity: Int

    init(_ check: Check) {
      number = max(2, String(check.items.count).count)
      quantity = max(2, check.items.map { $0.quantity.text.count }.max() ?? 0)
    }
  }

  let item: CheckItem
  /// The place on the check, from 1.
  let number: Int
  let isNote: Bool

  /// All rows of a check.
  static func lines(of check: Check) -> [CheckLine] {
    check.items.enumerated().flatMap { place, item in
      let line = CheckLine(item: item, number: place + 1, isNote: false)
      guard !item.note.isEmpty else { return [line] }
      return [line, CheckLine(item: item, number: place + 1, isNote: true)]
    }
  }

  func draw(
    on surface: inout Surface, row: Int, columns: Range<Int>, widths: Widths, isPicked: Bool,
    currency: Currency
  ) {
    let style: Style = isPicked ? .selected : .normal
    if isPicked { surface.fill(rows: row..<(row + 1), columns: columns, style: .selected) }
    let indent = 1 + widths.number + 1 + widths.quantity + 1
    let left = columns.lowerBound
    guard !isNote else {
      surface.write(
        "· \(item.note)", row: row, column: left + indent, style: isPicked ? .selected : .dim,
        width: columns.count - indent - 1)
      return
    }
    if isPicked { surface.write(">", row: row, column: left, style: style) }
    surface.write(
      TextFit.rightAligned(String(number), to: widths.number), row: row, column: left + 1,
      style: isPicked ? style : .dim)
    surface.write(
      TextFit.rightAligned(item.quantity.text, to: widths.quantity), row: row,
      column: left + 2 + widths.number, style: style)
    let amount = currency.text(item.amount)
    surface.write(
      item.name, row: row, column: left + indent, style: style,
      width: columns.count - indent - CellWidth.of(amount) - 2)
    surface.write(amount, row: row, rightEdge: columns.upperBound - 1, style: style)
  }
}
