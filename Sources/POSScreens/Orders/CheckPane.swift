import POSModel
import TerminalUI

/// The check: its lines, what they come to and what is paid.
struct CheckPane {
  let check: Check?
  /// What of it is picked.
  let pick: OrderScreen.Pick?
  let rows: Range<Int>
  let columns: Range<Int>
  /// How many checks wait in the store; told while none is on the screen.
  var openChecks = 0

  /// Draws the pane; of a long check, the picked line, else the last ones are shown.
  func draw(on surface: inout Surface) {
    surface.frame(
      rows: rows, columns: columns, title: check.map(Wording.title) ?? "New check")
    guard let check else {
      surface.write(
        "Nothing rung yet.", row: rows.lowerBound + 1, column: columns.lowerBound + 2,
        style: .dim)
      if openChecks > 0 {
        let wait = openChecks == 1 ? "1 check waits" : "\(openChecks) checks wait"
        surface.write(
          "\(wait) (F4).", row: rows.lowerBound + 2, column: columns.lowerBound + 2, style: .dim)
      }
      return
    }
    let sums = CheckSums(check).lines
    let bottom = rows.upperBound - 1 - sums.count
    for (index, sum) in sums.enumerated() {
      draw(sum, on: &surface, row: bottom + index, isPicked: pick == .total && sum.isTotal)
    }
    drawItems(of: check, on: &surface, rows: (rows.lowerBound + 1)..<(bottom - 1))
  }

  private func draw(
    _ sum: CheckSums.Line, on surface: inout Surface, row: Int, isPicked: Bool
  ) {
    let inside = columns.insideFrame
    let style: Style = isPicked ? .selected : sum.isStrong ? .amount : .normal
    if isPicked {
      surface.fill(rows: row..<(row + 1), columns: inside, style: .selected)
      surface.write(">", row: row, column: inside.lowerBound, style: .selected)
    }
    let edge = inside.upperBound - 1
    surface.write(
      sum.label, row: row, column: inside.lowerBound + 1, style: style,
      width: inside.count - 3 - CellWidth.of(sum.amount))
    surface.write(sum.amount, row: row, rightEdge: edge, style: style)
  }

  private func drawItems(of check: Check, on surface: inout Surface, rows: Range<Int>) {
    let lines = CheckLine.lines(of: check)
    let picked: CheckItemID? = if case .item(let id) = pick { id } else { nil }
    let place = picked.flatMap { id in lines.lastIndex { $0.item.id == id } }
    let first = Self.firstShown(of: lines.count, picked: place, height: rows.count)
    let last = min(first + rows.count, lines.count)
    let width = CheckLine.Widths(check)
    for (index, line) in lines[first..<last].enumerated() {
      line.draw(
        on: &surface, row: rows.lowerBound + index, columns: columns.insideFrame,
        widths: width, isPicked: line.item.id == picked, currency: check.currency)
    }
    let above = Set(lines[..<first].map(\.item.id)).count
    let below = Set(lines[last...].map(\.item.id)).count
    surface.mark(
      above: above, below: below, row: rows.upperBound, rightEdge: columns.upperBound - 2)
  }

  /// The picked line stands in the middle; without one, the last lines are shown.
  private static func firstShown(of count: Int, picked: Int?, height: Int) -> Int {
    let highest = max(0, count - max(0, height))
    return picked.map { min(max(0, $0 - height / 2), highest) } ?? highest
  }
}
