import POSModel
import TerminalUI

/// The report of the drawer's session over whatever the window shows.
struct ReportScreen: Sendable, Equatable {
  let report: DrawerReport
  private var scroll = Scroll()

  init(report: DrawerReport) { self.report = report }

  /// One line of figures.
  private struct Row {
    var text: String
    var amount = ""
    var style = Style.normal
  }

  /// What the line above the entry line says of it: of a count, at last, what there should be.
  static func summary(of report: DrawerReport, _ desk: Desk) -> Message {
    guard let counted = report.session.counted, let difference = report.difference else {
      let checks = report.checks == 1 ? "1 check" : "\(report.checks) checks"
      return .done("\(report.name): \(checks), \(desk.text(report.total)) so far.")
    }
    let figures = "\(desk.text(report.expected)) expected, \(desk.text(counted)) counted"
    guard difference != .zero else { return .done("\(report.name): \(figures). It is right.") }
    let amount = desk.text(difference < .zero ? -difference : difference)
    return .alert(
      "\(report.name): \(figures), \(amount) \(difference < .zero ? "short" : "over").")
  }

  /// Takes a key.
  mutating func press(_ key: Key, at desk: Desk) -> HelpScreen.Answer {
    scroll.press(key, count: count(desk), height: height(at: desk), closedBy: .escape, .enter)
  }

  /// The rows of the longer column.
  private func count(_ desk: Desk) -> Int { max(sales(desk).count, money(desk).count) }
  /// The rows below the session's own, and a blank one.
  private func height(at desk: Desk) -> Int { OrderLayout(desk.size).menuRows - 2 }

  /// The keys that work now.
  func keys(at desk: Desk) -> [(key: String, label: String)] {
    Scroll.keys(count: count(desk), height: height(at: desk))
  }

  /// Draws sales on the left, money on the right.
  func draw(on surface: inout Surface, desk: Desk, _ context: ScreenContext) {
    let area = OrderLayout(desk.size).rows
    surface.fill(rows: area, columns: 0..<surface.columns)
    surface.frame(rows: area, columns: 0..<surface.columns, title: "Report \(report.name)")
    surface.write(
      span(context), row: area.lowerBound + 1, column: 3, width: surface.columns - 6)
    let inside = (area.lowerBound + 3)..<(area.upperBound - 1)
    let first = scroll.first(of: count(desk), height: height(at: desk))
    let middle = surface.columns / 2
    let columns = [(sales(desk), 3..<(middle - 2)), (money(desk), (middle + 2)..<(2 * middle - 3))]
    for (rows, columns) in columns {
      for (row, line) in zip(inside, rows.dropFirst(first)) {
        surface.write(
          line.text, row: row, column: columns.lowerBound, style: line.style,
          width: columns.count - 1 - CellWidth.of(line.amount))
        surface.write(line.amount, row: row, rightEdge: columns.upperBound, style: line.style)
      }
    }
    surface.mark(
      above: first, below: max(0, count(desk) - first - height(at: desk)), row: area.upperBound - 1,
      rightEdge: surface.columns - 2)
  }

  /// `Session 2 of L1, 2026-06-01 06:00 to 2026-06-01 15:00`.
  private func span(_ context: ScreenContext) -> String {
    func text(_ moment: Instant) -> String {
      let local = LocalTime(moment, offsetSeconds: context.offsetSeconds)
      return "\(local.day.text) \(local.clock)"
    }
    let end = report.reading?.at ?? report.session.closedAt
    return "Session \(report.session.number) of \(report.device)"
      + (report.beganAt.map { ", \(text($0))" } ?? "") + (end.map { " to \(text($0))" } ?? "")
  }

  private func sales(_ desk: Desk) -> [Row] {
    func row(_ text: String, _ money: Money, _ style: Style = .normal) -> Row {
      Row(text: text, amount: desk.text(money), style: style)
    }
    func some(_ text: String, _ money: Money) -> [Row] { money == .zero ? [] : [row(text, money)] }
    var rows = [Row(text: "Checks closed", amount: "\(report.checks)")]
    rows.append(row("Gross sales", report.gross))
    rows += some("Discounts", -report.discounts) + some("Comps", -report.comps)
    rows += some("Returned", -report.returned)
    rows.append(row("Net sales", report.net))
    rows += report.taxes.map { row("\($0.rate.name) \($0.rate.percentText)", $0.amount) }
    rows += report.returnedTaxes.map { tax in
      row("\(tax.rate.name) \(tax.rate.percentText) returned", -tax.amount)
    }
    rows.append(row("TOTAL", report.total, .amount))
    rows += some("Rounding", report.rounding) + some("Tips", report.tips) + [Row(text: "")]
    rows.append(row("Voided: \(report.voids.count)", report.voids.amount))
    rows.append(Row(text: "Opened without a sale", amount: "\(report.noSales)"))
    return rows
  }

  private func money(_ desk: Desk) -> [Row] {
    func rows(_ title: String, _ tallies: [DrawerReport.TenderTally]) -> [Row] {
      guard !tallies.isEmpty else { return [] }
      return [Row(text: title, style: .heading)]
        + tallies.map {
          Row(
            text: "\($0.tally.count) × \(Wording.tender($0.tender))",
            amount: desk.text($0.tally.amount))
        }
    }
    var rows = rows("Payments", report.payments) + rows("Returned", report.refunds)
    if !rows.isEmpty { rows.append(Row(text: "")) }
    if report.vouchers.count > 0 {
      rows.append(
        Row(
          text: "Vouchers loaded: \(report.vouchers.count)",
          amount: desk.text(report.vouchers.amount)))
    }
    rows.append(Row(text: "Float", amount: desk.text(report.session.float)))
    // Before the count nobody is told what there should be.
    guard let counted = report.session.counted, let difference = report.difference else {
      return rows
    }
    return rows + [
      Row(text: "Cash expected", amount: desk.text(report.expected)),
      Row(text: "Cash counted", amount: desk.text(counted)),
      Row(
        text: "DIFFERENCE", amount: desk.text(difference),
        style: difference == .zero ? .amount : .alert),
      Row(text: "Left in the drawer", amount: desk.text(report.session.left ?? .zero)),
    ]
  }
}
