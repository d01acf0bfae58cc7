import POSModel
import TerminalUI

/// What is to be explained.
enum WhySubject: Sendable, Equatable {
  case line(CheckItemID)
  case total
}

/// The arithmetic of a line or of the total, over whatever the window shows.
struct WhyScreen: Sendable, Equatable {
  private let title: String
  private let rows: [Row]
  private var scroll = Scroll()

  /// A step of the arithmetic.
  struct Row: Sendable, Equatable {
    var text: String
    var amount = ""
    var isSum = false
  }

  init(_ subject: WhySubject, desk: Desk) {
    guard let check = desk.check else {
      (title, rows) = ("Why", [])
      return
    }
    switch subject {
    case .line(let id):
      title = "Why \(check.item(id)?.name ?? "this line")"
      rows = Arithmetic(check).line(id)
    case .total:
      title = "Why \(check.currency.text(check.totals.total))"
      rows = Arithmetic(check).total()
    }
  }

  /// Takes a key.
  mutating func press(_ key: Key, at desk: Desk) -> HelpScreen.Answer {
    scroll.press(
      key, count: rows.count, height: height(at: desk), closedBy: .escape, .enter, .character("w"))
  }

  private func height(at desk: Desk) -> Int { OrderLayout(desk.size).menuRows }

  /// The keys that work now.
  func keys(at desk: Desk) -> [(key: String, label: String)] {
    Scroll.keys(count: rows.count, height: height(at: desk))
  }

  /// Draws the steps over the panes.
  func draw(on surface: inout Surface, desk: Desk) {
    let area = OrderLayout(desk.size).rows
    let inside = (0..<surface.columns).insideFrame
    surface.fill(rows: area, columns: 0..<surface.columns)
    surface.frame(rows: area, columns: 0..<surface.columns, title: title)
    let right = min(inside.upperBound - 2, 76)
    let height = height(at: desk)
    let first = scroll.first(of: rows.count, height: height)
    for (place, row) in rows.dropFirst(first).prefix(height).enumerated() {
      let style: Style = row.isSum ? .amount : .normal
      let at = area.lowerBound + 1 + place
      surface.write(
        row.text, row: at, column: 3, style: style,
        width: max(0, right - 4 - CellWidth.of(row.amount)))
      surface.write(row.amount, row: at, rightEdge: right, style: style)
    }
    surface.mark(
      above: first, below: max(0, rows.count - first - height), row: area.upperBound - 1,
      rightEdge: surface.columns - 2)
  }
}
