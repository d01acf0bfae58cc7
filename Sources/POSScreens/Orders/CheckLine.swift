import POSModel
import TerminalUI

/// One row of the check pane: an item, or something below it: a modifier, a discount, a void, the
/// note.
struct CheckLine {
  /// What a row says.
  enum Content: Equatable {
    case item
    case detail(String, amount: Money?, Style)
  }

  /// How wide the columns before the name are.
  struct Widths {
    let number: Int
    let quantity: Int
    /// Whether any line was sent, so that all leave room for the mark.
    let hasMarks: Bool

    init(_ check: Check) {
      number = max(2, String(check.items.count).count)
      quantity = max(2, check.items.map { $0.quantity.text.count }.max() ?? 0)
      hasMarks = check.items.contains(where: \.isSent)
    }
  }

  let item: CheckItem
  /// The place on the check, from 1.
  let number: Int
  let content: Content

  /// All rows of a check.
  static func lines(of check: Check) -> [CheckLine] {
    let pricing = check.pricing
    return pricing.lines.enumerated().flatMap { place, priced in
      let item = priced.item
      func row(_ content: Content) -> CheckLine {
        CheckLine(item: item, number: place + 1, content: content)
      }
      let details = details(of: priced, on: check)
      return [row(.item)] + details.map { row($0) }
    }
  }

  private static func details(of priced: Pricing.Line, on check: Check) -> [Content] {
    let item = priced.item
    var details: [Content] = item.modifiers.map { modifier in
      let price = item.amount(of: modifier)
      return .detail(
        Wording.mark(modifier.kind) + modifier.name, amount: price == .zero ? nil : price, .dim)
    }
    if let override = item.override {
      let list = check.currency.text(override.listPrice)
      details.append(
        .detail(
          override.isLabel ? "by label" : "not \(list): \(override.reason)",
          amount: nil, .dim))
    }
    details += item.voids.map { void in
      .detail("VOID \(void.quantity.text) · \(void.reason)", amount: nil, .alert)
    }
    for reduction in priced.reductions {
      guard let name = check.lineName(of: reduction.source) else { continue }
      details.append(.detail(name, amount: -reduction.amount, .good))
    }
    if !item.note.isEmpty { details.append(.detail("· \(item.note)", amount: nil, .dim)) }
    return details
  }

  func draw(
    on surface: inout Surface, row: Int, columns: Range<Int>, widths: Widths, isPicked: Bool,
    currency: Currency
  ) {
    let style: Style = isPicked ? .selected : item.isVoided ? .dim : .normal
    if isPicked { surface.fill(rows: row..<(row + 1), columns: columns, style: .selected) }
    let indent = 1 + widths.number + 1 + widths.quantity + 1
    let left = columns.lowerBound
    let edge = columns.upperBound - (widths.hasMarks ? 3 : 1)
    if case .detail(let text, let amount, let own) = content {
      let sum = amount.map { currency.text($0) } ?? ""
      let tone = isPicked ? style : own
      surface.write(
        text, row: row, column: left + indent, style: tone,
        width: max(0, edge - left - indent - CellWidth.of(sum) - (sum.isEmpty ? 0 : 1)))
      surface.write(sum, row: row, rightEdge: edge, style: tone)
      return
    }
    if isPicked { surface.write(">", row: row, column: left, style: style) }
    surface.write(
      TextFit.rightAligned(String(number), to: widths.number), row: row, column: left + 1,
      style: isPicked ? style : .dim)
    surface.write(
      TextFit.rightAligned(
        (item.isVoided ? item.quantity : item.liveQuantity).text, to: widths.quantity), row: row,
      column: left + 2 + widths.number, style: style)
    let amount = currency.text(item.bareAmount)
    let seat = item.seat.map { "s\($0) " } ?? ""
    surface.write(
      seat + item.name, row: row, column: left + indent, style: style,
      width: max(0, edge - left - indent - CellWidth.of(amount) - 1))
    surface.write(amount, row: row, rightEdge: edge, style: style)
    if item.isSent {
      surface.write("✓", row: row, column: columns.upperBound - 2, style: isPicked ? style : .good)
    }
  }
}

extension Check {
  /// What a reduction is called below a line; nil for what is shown with the sums instead.
  fileprivate func lineName(of source: Pricing.Source) -> String? {
    switch source {
    case .combo(let id): combos.first { $0.id == id }?.name
    case .discount(let id):
      discounts.first { discount in
        guard discount.id == id, case .item = discount.target else { return false }
        return true
      }.map { $0.isComp ? "Comp · \($0.reason)" : $0.name }
    }
  }
}
