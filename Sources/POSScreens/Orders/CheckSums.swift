import POSModel

/// What the lines of a check come to, in the order a receipt says it.
struct CheckSums {
  /// A label and an amount.
  struct Line {
    let label: String
    let amount: String
    var isStrong = false
    var isTotal = false
  }

  let lines: [Line]

  /// More taxes or payments than this are summed up in one line.
  private static let mostLines = 4

  init(_ check: Check) {
    let totals = check.totals
    let currency = check.currency
    func line(_ label: String, _ money: Money, isStrong: Bool = false) -> Line {
      Line(label: label, amount: currency.text(money), isStrong: isStrong)
    }
    var lines: [Line] = []
    let isInclusive = check.opening.taxRule.mode == .inclusive
    let discounts = Self.discounts(of: check)
    if !discounts.isEmpty || (!isInclusive && !totals.taxes.isEmpty) {
      lines.append(line("Subtotal", totals.subtotal))
    }
    lines += discounts
    if totals.taxes.count > Self.mostLines {
      lines.append(line(isInclusive ? "incl. taxes" : "Taxes", totals.tax))
    } else {
      for tax in totals.taxes {
        let name = "\(tax.rate.name) \(tax.rate.percentText)"
        lines.append(line(isInclusive ? "incl. \(name)" : name, tax.amount))
      }
    }
    var total = line("TOTAL", totals.total, isStrong: true)
    total.isTotal = true
    lines.append(total)
    if totals.rounding != .zero { lines.append(line("Rounding", totals.rounding)) }
    lines += Self.payments(of: check, totals)
    if totals.tips != .zero { lines.append(line("Tip", totals.tips)) }
    if totals.refunded != .zero { lines.append(line("Refunded", totals.refunded)) }
    if !check.payments.isEmpty, check.status == .open {
      lines.append(line("DUE", totals.due, isStrong: true))
    }
    self.lines = lines
  }

  /// What is taken off the check as a whole, or off several lines together.
  private static func discounts(of check: Check) -> [Line] {
    let pricing = check.pricing
    let onLines = shownOnLines(of: check)
    var lines: [Line] = []
    if onLines > .zero {
      lines.append(Line(label: "Line discounts", amount: check.currency.text(-onLines)))
    }
    lines += check.sharedDiscounts(pricing).map { shared in
      let discount = shared.discount
      let name = discount.isComp ? "Comp · \(discount.reason)" : discount.name
      return Line(label: name, amount: check.currency.text(-shared.off))
    }
    guard lines.count > mostLines else { return lines }
    return [Line(label: "Discounts", amount: check.currency.text(-check.totals.discount))]
  }

  /// What combos and discounts take off that stands below the lines.
  private static func shownOnLines(of check: Check) -> Money {
    let pricing = check.pricing
    let combos = check.combos.map { pricing.amount(of: .combo($0.id)) }.sum()
    return check.discounts.reduce(combos) { sum, discount in
      guard case .item = discount.target else { return sum }
      return sum + pricing.amount(of: .discount(discount.id))
    }
  }

  private static func payments(of check: Check, _ totals: Totals) -> [Line] {
    let taken = check.payments.filter { !check.isTakenBack($0.payment.id) }
    guard taken.count <= mostLines else {
      return [
        Line(label: "\(taken.count) payments", amount: check.currency.text(-totals.paid))
      ]
    }
    return taken.map { taken in
      let code = taken.payment.approvalCode.map { " \($0)" } ?? ""
      return Line(
        label: taken.payment.tender.title + code,
        amount: check.currency.text(-taken.payment.applied))
    }
  }
}
