import POSModel
import TerminalUI

extension PaymentScreen {
  /// Draws what is due, large, and the check beside it.
  func draw(on surface: inout Surface, desk: Desk) {
    guard let check = desk.check else { return }
    let layout = OrderLayout(desk.size)
    let totals = check.totals
    surface.frame(rows: layout.rows, columns: layout.menu, title: "Payment")
    let left = layout.menu.lowerBound + 3
    var row = layout.rows.lowerBound + 2
    let due = check.currency.text(totals.due)
    var heading = "DUE \(due)"
    if check.dueInCash != totals.due {
      heading += ", in cash \(check.currency.text(check.dueInCash))"
    }
    surface.write(heading, row: row, column: left, style: .heading)
    row = surface.writeAmount(
      due, row: row + 1, column: left, width: layout.menu.insideFrame.count - 3)
    row += 2
    let room = layout.rows.upperBound - 2 - row
    for (place, note) in desk.rules.quickNotes.enumerated().prefix(max(0, room)) {
      surface.write(
        quickNote(place + 1, note, check: check, rules: desk.rules), row: row + place,
        column: left, width: layout.menu.upperBound - 1 - left)
    }
    CheckPane(check: check, picked: nil, rows: layout.rows, columns: layout.check)
      .draw(on: &surface)
  }

  /// `3 = 50.00   25.38 change`, lined up by the widest amounts.
  private func quickNote(_ place: Int, _ note: Money, check: Check, rules: StoreRules) -> String {
    let currency = check.currency
    let widest = rules.quickNotes.map { currency.text($0).count }.max() ?? 0
    let amount = TextFit.rightAligned(currency.text(note), to: widest)
    let isEnough = note >= check.dueInCash
    let rest = isEnough ? note - check.dueInCash : check.totals.due - note
    let restText = TextFit.rightAligned(
      currency.text(rest), to: max(widest, currency.text(check.totals.due).count))
    return "\(place) = \(amount)   \(restText) \(isEnough ? "change" : "stays due")"
  }

  /// What happens when so much cash is handed over.
  private func consequence(of cash: Money, check: Check) -> String {
    let due = check.dueInCash
    return cash >= due
      ? "change \(check.currency.text(cash - due))"
      : "\(check.currency.text(check.totals.due - cash)) stays due"
  }

  /// Draws the line tenders are typed in.
  func drawEntry(on surface: inout Surface, row: Int, desk: Desk) {
    guard let check = desk.check else { return }
    if let card {
      let prompt = " Card \(check.currency.text(card.amount)), approval code > "
      surface.write(card.code, prompt: prompt, row: row, width: surface.columns)
      return
    }
    let end = surface.write(line, prompt: " > ", row: row, width: 25)
    let start = max(end + 2, 17)
    surface.write(
      echo(check, desk), row: row, column: start, style: .echo,
      width: surface.columns - start - 1)
  }

  private func echo(_ check: Check, _ desk: Desk) -> String {
    let grammar = PaymentGrammar(check: check, rules: desk.rules)
    if check.totals.due == .zero, line.isEmpty { return "= nothing is due: Enter closes it" }
    // Half an amount is no fault yet.
    guard let offer = try? grammar.read(line.text) else { return "" }
    let amount = check.currency.text(offer.amount)
    let consequence = consequence(of: offer.amount, check: check)
    let key = desk.sale.isRecalled ? "k" : "Enter"
    switch offer {
    case .exactCash: return "\(key) = exact cash \(amount)    c = card"
    case .note(let place, _): return "\(key) = note \(place): cash \(amount), \(consequence)"
    case .cash: return "\(key) = cash \(amount), \(consequence)"
    }
  }

  /// The keys that work now.
  func keys(at desk: Desk) -> [(key: String, label: String)] {
    if card != nil { return [("Enter", "Take the card"), ("Esc", "Back")] }
    let cash: [(key: String, label: String)] =
      desk.sale.isRecalled
      ? [("k", "Cash"), ("20k", "Cash given")] : [("Enter", "Cash"), ("20 Enter", "Cash given")]
    return cash + [("c", "Card"), ("10c", "Part by card"), ("Esc", "Back"), ("F1", "Help")]
  }

  /// What the line above says while nothing has happened.
  func hint(at desk: Desk) -> String {
    if card != nil { return "Charge the card on its terminal, then type the code it printed." }
    return desk.sale.isRecalled
      ? "This check was taken up: c takes a card, k takes cash." : ""
  }
}

extension Surface {
  /// Draws an amount large where it fits, else at normal size.
  ///
  /// - Returns: The row below it.
  mutating func writeAmount(_ text: String, row: Int, column: Int, width: Int) -> Int {
    guard BigDigits.size(of: text).columns <= width else {
      write(text, row: row + 1, column: column, style: .amount)
      return row + 3
    }
    writeBig(text, row: row, column: column)
    return row + BigDigits.rows + 1
  }
}
