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
    let grammar = PaymentGrammar(check: check, rules: desk.rules, tip: tip)
    let due = check.currency.text(grammar.wanted + tip)
    let width = layout.menu.insideFrame.count - 3
    defer {
      CheckPane(check: check, pick: nil, rows: layout.rows, columns: layout.check)
        .draw(on: &surface)
    }
    if let given {
      row = ChangePane(check: check, payment: given).draw(
        "TAKEN \(check.currency.text(given.applied))", tip: given.tip, on: &surface, row: row,
        column: left, width: width)
    }
    for heading in TextFit.wrapped(heading(grammar, totals.due), to: width).prefix(2) {
      surface.write(heading, row: row, column: left, style: .heading, width: width)
      row += 1
    }
    guard given == nil else { return }
    row = surface.writeAmount(due, row: row, column: left, width: width)
    row += 1
    for line in notices(at: desk) {
      surface.write(
        line, row: row, column: left, style: .warning, width: layout.menu.upperBound - 1 - left)
      row += 1
    }
    row += 1
    let room = layout.rows.upperBound - 2 - row
    for (place, note) in desk.rules.quickNotes.enumerated().prefix(max(0, room)) {
      surface.write(
        quickNote(place + 1, note, grammar), row: row + place,
        column: left, width: layout.menu.upperBound - 1 - left)
    }
  }

  /// What is due, and how it comes to the amount shown large.
  private func heading(_ grammar: PaymentGrammar, _ due: Money) -> String {
    let currency = grammar.check.currency
    var heading = "DUE \(currency.text(due))"
    let shares = grammar.check.openShares
    if let share = shares.first {
      let place = grammar.check.shares.count - shares.count + 1
      heading =
        "PART \(place) of \(grammar.check.shares.count): \(currency.text(share)), " + heading
    }
    if grammar.wantedInCash != grammar.wanted {
      heading += ", in cash \(currency.text(grammar.wantedInCash))"
    }
    return tip == .zero ? heading : heading + " + tip \(currency.text(tip))"
  }

  /// What the house risks while networks are down.
  private func notices(at desk: Desk) -> [String] {
    guard desk.isOffline else { return [] }
    return [Tender.card, .mobileMoney].compactMap { tender in
      guard let limits = desk.rules.offlineLimits[tender], !limits.isNone else { return nil }
      let exposure = desk.store.exposures[tender] ?? Exposure()
      let sums = "\(desk.text(exposure.sum)) of \(desk.text(limits.sum))"
      return "\(tender.title) offline: \(exposure.count) of \(limits.count), \(sums)"
    }
  }

  /// `3 = 50.00   25.38 change`, lined up by the widest amounts.
  private func quickNote(_ place: Int, _ note: Money, _ grammar: PaymentGrammar) -> String {
    let (check, currency) = (grammar.check, grammar.check.currency)
    let widest = grammar.rules.quickNotes.map { currency.text($0).count }.max() ?? 0
    let amount = TextFit.rightAligned(currency.text(note), to: widest)
    let (isEnough, rest) = rest(of: note, check: check)
    let restText = TextFit.rightAligned(
      currency.text(rest), to: max(widest, currency.text(check.totals.due).count))
    return "\(place) = \(amount)   \(restText) \(isEnough ? "change" : "stays due")"
  }

  /// The change of so much cash, or what stays due after it.
  private func rest(of cash: Money, check: Check) -> (isEnough: Bool, rest: Money) {
    let wanted = check.shareInCash + tip
    return cash >= wanted ? (true, cash - wanted) : (false, check.totals.due + tip - cash)
  }

  /// What happens when so much cash is handed over.
  private func consequence(of cash: Money, check: Check) -> String {
    let (isEnough, rest) = rest(of: cash, check: check)
    return isEnough
      ? "change \(check.currency.text(rest))" : "\(check.currency.text(rest)) stays due"
  }

  /// Draws the line tenders are typed in.
  func drawEntry(on surface: inout Surface, row: Int, desk: Desk) {
    guard let check = desk.check else { return }
    if let asked {
      let amount = check.currency.text(asked.amount + tip)
      let name = asked.tender.title
      let prompt = " \(name) \(amount), \(Wording.reference(of: asked.tender)) > "
      surface.write(asked.code, prompt: prompt, row: row, width: surface.columns)
      return
    }
    let end: Int
    if let refused {
      let prompt = " \(refused.tender.title) refused > "
      end = surface.write(refused.typed, prompt: prompt, row: row, width: 35)
    } else {
      end = surface.write(line, prompt: " > ", row: row, width: 25)
    }
    let start = max(end + 2, 17)
    surface.write(
      echo(check, desk), row: row, column: start, style: .echo,
      width: surface.columns - start - 1)
  }

  private func echo(_ check: Check, _ desk: Desk) -> String {
    let grammar = PaymentGrammar(check: check, rules: desk.rules, tip: tip)
    if check.totals.due == .zero {
      return line.isEmpty ? "= nothing is due: Enter closes it" : "= nothing is due"
    }
    // Half an amount is no fault yet.
    guard let offer = try? grammar.read(line.text) else { return "" }
    let amount = check.currency.text(offer.amount)
    let consequence = consequence(of: offer.amount, check: check)
    let key = cashKey(at: desk)
    switch offer {
    case .exactCash:
      return "\(key) = exact cash \(amount)" + (refused == nil ? "    c = card" : "")
    case .note(let place, _): return "\(key) = note \(place): cash \(amount), \(consequence)"
    case .cash: return "\(key) = cash \(amount), \(consequence)"
    }
  }

  /// The keys that work now.
  func keys(at desk: Desk) -> [(key: String, label: String)] {
    if let asked {
      return [("Enter", "Take \(Wording.tender(asked.tender))"), ("Esc", "Back")]
    }
    if refused != nil {
      return [
        ("k Enter", "Cash"), ("c Enter", "Card"), ("m Enter", "Mobile"), ("v Enter", "Voucher"),
        ("Esc", "Back"), ("F1", "Help"),
      ]
    }
    if desk.check?.totals.due == .zero { return [("Enter", "Close"), ("Esc", "Back")] }
    let cash: [(key: String, label: String)] =
      cashKey(at: desk) == "k"
      ? [("k", "Cash"), ("20k", "Given")] : [("Enter", "Cash"), ("20", "Given")]
    return cash + [
      ("c", "Card"), ("10c", "Part"), ("m", "Mobile"), ("v", "Voucher"), ("3t", "Tip"),
      ("Esc", "Back"), ("F1", "Help"),
    ]
  }

  /// What the line above says while nothing has happened.
  func hint(at desk: Desk) -> String {
    switch asked?.tender {
    case .card: "Charge the card on its terminal, then type the code it printed."
    case .mobileMoney: "Take the payment, then type the reference its service gave."
    case .voucher: "Type or scan the number of the voucher; what it does not pay stays on it."
    case .cash, nil:
      if refused != nil {
        "Its code, typed ahead, goes nowhere. Then k Enter takes cash."
      } else if desk.sale.isRecalled {
        "This check was taken up: c takes a card, k takes cash."
      } else {
        wantsKey ? "c takes a card, k takes cash." : ""
      }
    }
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
