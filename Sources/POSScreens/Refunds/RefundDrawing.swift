import POSModel
import TerminalUI

extension RefundScreen {
  /// Draws what may come back, what is chosen and what it comes to.
  func draw(on surface: inout Surface, desk: Desk) {
    let layout = OrderLayout(desk.size)
    let inside = layout.menu.insideFrame
    let title = payment == nil ? "Refund" : "Take a payment back"
    surface.frame(
      rows: layout.rows, columns: layout.menu, title: "\(title) · \(Wording.name(of: check))")
    if let payment {
      let amount = desk.text(payment.applied + payment.tip)
      surface.write(
        "\(payment.tender.title) \(amount) \(payment.approvalCode ?? "")",
        row: layout.rows.lowerBound + 2, column: inside.lowerBound + 2, style: .amount)
      surface.write(
        "is due again once it is taken back.", row: layout.rows.lowerBound + 4,
        column: inside.lowerBound + 2)
    } else {
      drawRows(on: &surface, layout, inside)
    }
    CheckPane(check: check, pick: nil, rows: layout.rows, columns: layout.check)
      .draw(on: &surface)
  }

  private func drawRows(on surface: inout Surface, _ layout: OrderLayout, _ inside: Range<Int>) {
    let summary = summary(width: inside.count - 2)
    let height = layout.menuRows - 1 - summary.count
    let first = ListWindow.offset(count: rows.count, selected: picked, height: height)
    if rows.isEmpty {
      surface.write(
        "All of it came back already.", row: layout.rows.lowerBound + 1,
        column: inside.lowerBound + 1, style: .dim)
    }
    for place in first..<min(first + height, rows.count) {
      let line = rows[place]
      let row = layout.rows.lowerBound + 1 + place - first
      let style: Style = place == picked ? .selected : .normal
      if place == picked { surface.fill(rows: row..<(row + 1), columns: inside, style: style) }
      let back = line.returned == 0 ? "" : Quantity(thousandths: line.returned).text
      surface.write(
        "[\(TextFit.rightAligned(back, to: 5))] of \(Quantity(thousandths: line.rest).text) "
          + line.item.name, row: row, column: inside.lowerBound + 1, style: style,
        width: inside.count - 2)
    }
    for (place, line) in summary.enumerated() {
      surface.write(
        line.text, row: layout.rows.upperBound - 1 - summary.count + place,
        column: inside.lowerBound + 1, style: line.style, width: inside.count - 2)
    }
  }

  /// What goes back, over as many rows as it takes, and how.
  private func summary(width: Int) -> [(text: String, style: Style)] {
    let (what, others) = summary
    return TextFit.wrapped(what, to: width).map { ($0, .amount) } + others.map { ($0, .dim) }
  }

  private var summary: (what: String, others: [String]) {
    let how = tender.map { "in \(Wording.tender($0))" } ?? "as it was paid"
    // Enter says what is wrong with it.
    guard let refund = try? preview(), let extent = try? extent() else {
      return ("Nothing goes back so.", ["\(how), Tab changes that", ""])
    }
    let what: String =
      switch extent {
      case .whole: "All of it"
      case .amount: "An amount"
      case .items(let items): items.count == 1 ? "1 line" : "\(items.count) lines"
      case .payment: "A payment"
      }
    let parts = Wording.parts(of: refund, in: check.currency)
    let tax = refund.tax == .zero ? "" : "tax \(check.currency.text(refund.tax)) in it"
    guard !parts.isEmpty else {
      return ("\(what): nothing goes back, it was rounded away.", ["", tax])
    }
    return ("\(what): \(parts)", ["\(how), Tab changes that", tax])
  }

  /// Draws the line that is typed in.
  func drawEntry(on surface: inout Surface, row: Int) {
    if let reason {
      surface.write(reason, prompt: " Refund why > ", row: row, width: surface.columns)
    } else if payment == nil {
      surface.write(line, prompt: " Amount, or Enter > ", row: row, width: surface.columns / 2)
    }
  }

  var keys: [(key: String, label: String)] {
    if reason != nil { return [("Enter", "Refund"), ("Esc", "Back")] }
    if payment != nil { return [("Enter", "Take it back"), ("Esc", "Back")] }
    return [
      ("Space", "Whole line"), ("+ -", "Pieces"), ("5.00", "Amount"), ("Tab", "Tender"),
      ("Enter", "Refund"), ("Esc", "Back"),
    ]
  }
}
