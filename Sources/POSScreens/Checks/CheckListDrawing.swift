import POSModel
import TerminalUI

extension CheckList {
  /// A column of the table.
  private struct Column {
    let title: String
    let width: Int
    var isRight = false
  }

  /// Names and owners share what the others leave.
  private func columns(in width: Int, currency: Currency) -> [Column] {
    let number = 2 + (checks.map { String($0.number).count }.max() ?? 0)
    let call = 1 + max(4, checks.map { CellWidth.of($0.callNumber) }.max() ?? 0)
    let total = 2 + max(6, checks.map { currency.text($0.total).count }.max() ?? 0)
    let last = purpose.isOfClosed ? "Refunded" : "Due"
    let rightmost =
      2 + max(6, last.count, checks.map { lastAmount(of: $0, currency).count }.max() ?? 0)
    let rest = max(12, width - number - call - 8 - 7 - total - rightmost)
    let owner = min(24, rest / 2)
    return [
      Column(title: "Number", width: max(7, number)), Column(title: "Call", width: call),
      Column(title: "Name", width: rest - owner), Column(title: "Opened by", width: owner),
      Column(title: "Age", width: 8), Column(title: "State", width: 7),
      Column(title: "Total", width: total, isRight: true),
      Column(title: last, width: rightmost, isRight: true),
    ]
  }

  /// What is due, or of a closed check, on which nothing is, what was returned.
  private func lastAmount(of check: CheckSummary, _ currency: Currency) -> String {
    guard purpose.isOfClosed else { return currency.text(check.due) }
    return check.refunded == .zero ? "" : currency.text(check.refunded)
  }

  /// Draws the table over the whole width.
  func draw(on surface: inout Surface, desk: Desk, now: Instant) {
    let rows = OrderLayout(desk.size).rows
    let inside = (0..<surface.columns).insideFrame
    surface.frame(rows: rows, columns: 0..<surface.columns, title: title)
    guard !checks.isEmpty else {
      surface.write(
        nothing, row: rows.lowerBound + 2, column: 3, style: .dim)
      return
    }
    let columns = columns(in: inside.count - 2, currency: desk.rules.currency)
    draw(
      columns.map(\.title), columns, on: &surface, row: rows.lowerBound + 1, style: .heading)
    let height = rows.count - 3
    let first = ListWindow.offset(count: checks.count, selected: place, height: height)
    for (index, check) in checks[first..<min(first + height, checks.count)].enumerated() {
      let row = rows.lowerBound + 2 + index
      let isPicked = check.id == picked
      if isPicked {
        surface.fill(rows: row..<(row + 1), columns: inside, style: .selected)
        surface.write(">", row: row, column: inside.lowerBound, style: .selected)
      }
      draw(
        cells(of: check, desk: desk, now: now), columns, on: &surface, row: row,
        style: isPicked ? .selected : .normal)
    }
    surface.mark(
      above: first, below: max(0, checks.count - first - height), row: rows.upperBound - 1,
      rightEdge: inside.upperBound - 1)
  }

  private func cells(of check: CheckSummary, desk: Desk, now: Instant) -> [String] {
    let age = now.milliseconds - check.openedAt.milliseconds
    return [
      "#\(check.number)", check.callNumber, check.name, check.owner,
      Wording.age(milliseconds: age), state(of: check, desk),
      desk.rules.currency.text(check.total), lastAmount(of: check, desk.rules.currency),
    ]
  }

  /// Ready comes first: the guest waits for it.
  private func state(of check: CheckSummary, _ desk: Desk) -> String {
    if check.isReady, !purpose.isOfClosed { return "ready" }
    return check.id == desk.check?.id ? "here" : Wording.status(check.status)
  }

  private func draw(
    _ cells: [String], _ columns: [Column], on surface: inout Surface, row: Int, style: Style
  ) {
    var left = 2
    for (cell, column) in zip(cells, columns) {
      let width = column.width - 1
      let text =
        column.isRight ? TextFit.rightAligned(cell, to: width) : TextFit.padded(cell, to: width)
      surface.write(text, row: row, column: left, style: style)
      left += column.width
    }
  }

  /// What the list is.
  private var title: String {
    switch purpose {
    case .recall: "Open and parked checks"
    case .merge: "Merge which check?"
    case .refund: "Refund which check?"
    case .reopen: "Open which check again?"
    case .reprint: "Print whose receipt again?"
    }
  }

  /// What there is to say of an empty list.
  var nothing: String {
    switch purpose {
    case .recall: "No check is open or parked."
    case .merge: "No other check is open or parked."
    case .refund, .reopen, .reprint:
      sought.isEmpty
        ? "No check was closed here yet." : "No closed check is called “\(sought)”."
    }
  }

  /// Draws the line a number or a reason is typed in.
  func drawEntry(on surface: inout Surface, row: Int) {
    if let asked {
      surface.write(asked.reason, prompt: " Open again, why > ", row: row, width: surface.columns)
    } else {
      surface.write(line, prompt: " Go to > ", row: row, width: surface.columns)
    }
  }

  /// The keys that work now.
  var keys: [(key: String, label: String)] {
    if asked != nil { return [("Enter", "Open it again"), ("Esc", "Back")] }
    if checks.isEmpty { return [("Esc", "Back"), ("F1", "Help")] }
    return (place == nil ? [] : [("Enter", verb)]) + [
      ("↑ ↓ PgUp PgDn", "Pick"), ("10001 or A1", "Go to"), ("Esc", "Back"), ("F1", "Help"),
    ]
  }

  private var verb: String {
    switch purpose {
    case .recall: "Take up"
    case .merge: "Merge"
    case .refund: "Choose"
    case .reopen: "Open again"
    case .reprint: "Print"
    }
  }
}
