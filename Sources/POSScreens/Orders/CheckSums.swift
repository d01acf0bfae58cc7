import POSModel

/// What the lines of a check come to, in the order a receipt says it.
struct CheckSums {
  /// A label and an amount.
  struct Line {
    let label: String
    let amount: String
    var isStrong = false
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
    if !isInclusive, !totals.taxes.isEmpty { lines.append(line("Subtotal", totals.subtotal)) }
    if totals.taxes.count > Self.mostLines {
      lines.append(line(isInclusive ? "incl. taxes" : "Taxes", totals.tax))
    } else {
      for tax in totals.taxes {
        let name = "\(tax.rate.name) \(tax.rate.percentText)"
        lines.append(line(isInclusive ? "incl. \(name)" : name, tax.amount))
      }
    }
    lines.append(line("TOTAL", totals.total, isStrong: true))
    if totals.rounding != .zero { lines.append(line("Rounding", totals.rounding)) }
    lines += Self.payments(of: check, totals)
    if !check.payments.isEmpty, check.status == .open {
      lines.append(line("DUE", totals.due, isStrong: true))
    }
    self.lines = lines
  }

  private static func payments(of check: Check, _ totals: Totals) -> [Line] {
    guard check.payments.count <= mostLines else {
      return [
        Line(
          label: "\(check.payments.count) payments", amount: check.currency.text(-totals.paid))
      ]
    }
    return check.payments.map { taken in
      let code = taken.payment.approvalCode.map { " \($0)" } ?? ""
      return Line(
        label: Wording.tenderTitle(taken.payment.tender) + code,
        amount: check.currency.text(-taken.payment.applied))
    }
  }
}
