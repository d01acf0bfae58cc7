import POSModel

/// What the report of a drawer's session says, for its template.
struct ReportContent {
  let report: DrawerReport
  let rules: StoreRules
  let time: any TimeSource
  let employee: String
  let approver: String

  /// The fields of the template `report`.
  var fields: PrintContent {
    .fields([
      "store": .text(rules.storeName),
      "header": .list(rules.printing.header.map { .text($0) }),
      "name": .text(report.name), "isClosing": .flag(report.isClosing),
      "device": .text(report.device.rawValue), "session": .text("\(report.session.number)"),
      "from": moment(report.beganAt),
      "until": moment(report.reading?.at ?? report.session.closedAt),
      "employee": .text(employee), "approver": .text(approver),
      "currency": .text(rules.currency.code),
      "checks": .text("\(report.checks)"), "gross": amount(report.gross),
      "discounts": unlessZero(-report.discounts), "comps": unlessZero(-report.comps),
      "returned": unlessZero(-report.returned), "net": amount(report.net),
      "taxes": .list(report.taxes.map(tax)),
      "returnedTaxes": .list(report.returnedTaxes.map(returnedTax)),
      "total": amount(report.total), "rounding": unlessZero(report.rounding),
      "tips": unlessZero(report.tips),
      "voids": tally(report.voids),
      "payments": .list(report.payments.map(tender)), "refunds": .list(report.refunds.map(tender)),
      "vouchers": report.vouchers.count == 0 ? .flag(false) : tally(report.vouchers),
      "noSales": .text("\(report.noSales)"), "float": amount(report.session.float),
      "count": count,
    ])
  }

  /// What should be there and what is: only once it was counted, so that nobody counts what they
  /// were told.
  private var count: PrintContent {
    guard let counted = report.session.counted, let difference = report.difference else {
      return .flag(false)
    }
    return .fields([
      "expected": amount(report.expected), "counted": amount(counted),
      "difference": amount(difference), "isRight": .flag(difference == .zero),
      "left": amount(report.session.left ?? .zero),
    ])
  }

  private func amount(_ money: Money) -> PrintContent { .text(rules.currency.text(money)) }

  private func unlessZero(_ money: Money) -> PrintContent {
    money == .zero ? .flag(false) : amount(money)
  }

  private func moment(_ moment: Instant?) -> PrintContent {
    guard let moment else { return .flag(false) }
    let local = time.local(moment)
    return .text("\(local.day.text) \(local.clock)")
  }

  private func tax(_ tax: TaxAmount) -> PrintContent {
    .fields([
      "name": .text(tax.rate.name), "rate": .text(tax.rate.percentText),
      "base": amount(tax.base), "amount": amount(tax.amount),
    ])
  }

  private func returnedTax(_ tax: TaxPart) -> PrintContent {
    .fields([
      "name": .text(tax.rate.name), "rate": .text(tax.rate.percentText),
      "amount": amount(-tax.amount),
    ])
  }

  private func tally(_ tally: DrawerReport.Tally) -> PrintContent {
    .fields(["count": .text("\(tally.count)"), "amount": amount(tally.amount)])
  }

  private func tender(_ taken: DrawerReport.TenderTally) -> PrintContent {
    .fields([
      "tender": .text(taken.tender.title), "count": .text("\(taken.tally.count)"),
      "amount": amount(taken.tally.amount),
    ])
  }
}
