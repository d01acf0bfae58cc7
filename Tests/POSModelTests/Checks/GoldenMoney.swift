import POSModel

/// The steps that take money or give it back, and what comes out in the end.
extension GoldenRun {
  private static let tenders: [String: Tender] = [
    "cash": .cash, "card": .card, "mobile": .mobileMoney, "voucher": .voucher,
  ]

  /// - Throws: `GoldenFault`, or the refusal of a wish.
  mutating func money(_ words: [String]) throws {
    if words[0] == "issue" { return till.issue(words[1], try currency.golden(words[2])) }
    guard let tender = Self.tenders[words[0]] else { throw GoldenFault(words[0]) }
    let rest = tender == .voucher ? Array(words.dropFirst(2)) : Array(words.dropFirst())
    let check = try check()
    let offered =
      switch rest[0] {
      case "exact": check.dueInCash
      case "rest": check.totals.due
      case "share": check.openShares.first ?? .zero
      default: try currency.golden(rest[0])
      }
    let code = tender == .voucher ? words[1] : "A1"
    try till.perform(
      TakePayment(
        key: key(), actor: Shop.mia.id, checkID: check.id, paymentID: PaymentID(name("payment")),
        tender: tender, offered: offered, approvalCode: tender == .cash ? nil : code,
        tip: rest.count > 2 ? try currency.golden(rest[2]) : .zero, shownVersion: check.version))
  }

  /// - Throws: `GoldenFault`, or the refusal of a wish.
  mutating func refund(_ words: [String]) throws {
    let check = try check()
    let by = words.firstIndex(of: "by")
    let tender = by.flatMap { Self.tenders[words[$0 + 1]] }
    let what = words[1..<(by ?? words.count)]
    let extent: RefundCheck.Extent
    switch what.first {
    case "all": extent = .whole
    case "amount": extent = .amount(try currency.golden(what.last ?? ""))
    default:
      guard words[0] == "refund" else {
        guard let number = Int(words[1]), check.payments.indices.contains(number - 1) else {
          throw GoldenFault(words[1])
        }
        extent = .payment(check.payments[number - 1].payment.id)
        break
      }
      extent = .items(
        try what.map { word in
          let (item, quantity) = try portion(word)
          return RefundCheck.Item(itemID: item.id, quantity: quantity ?? check.rest(of: item))
        })
    }
    try till.perform(
      RefundCheck(
        key: key(), actor: Shop.mia.id, checkID: check.id, refundID: RefundID(name("refund")),
        extent: extent, tender: tender, reason: "cold", shownVersion: check.version))
  }

  /// What the check that is worked on comes to, by the names of the columns.
  ///
  /// - Throws: `Till.Missing`.
  func outcome() throws -> [String: String] {
    let check = try check()
    let totals = check.totals
    let goods = check.refunds.map(\.refund).filter { !$0.isReversal }
    var returned: [TaxRate: Money] = [:]
    for tax in goods.flatMap(\.lines).flatMap(\.taxes) {
      returned[tax.rate, default: .zero] += tax.amount
    }
    let returnedTaxes = returned.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return [
      "subtotal": currency.golden(totals.subtotal), "discount": currency.golden(totals.discount),
      "tax": text(totals.taxes.map { ($0.rate, $0.amount) }),
      "total": currency.golden(totals.total), "rounding": currency.golden(totals.rounding),
      "paid": currency.golden(totals.paid),
      "change": currency.golden(check.payments.map(\.payment.change).sum()),
      "tips": currency.golden(totals.tips), "refunded": currency.golden(totals.refunded),
      "refunded_tax": text(returnedTaxes),
      "refund_rounding": currency.golden(goods.map(\.rounding).sum()),
      "due": currency.golden(totals.due),
      "voucher": till.vouchers.sorted { $0.key < $1.key }
        .map { "\($0.key)=\(currency.golden($0.value.left))" }.joined(separator: " "),
    ]
  }

  private func text(_ taxes: [(TaxRate, Money)]) -> String {
    taxes.map { "\($0.name)=\(currency.golden($1))" }.joined(separator: " ")
  }
}

extension Check {
  /// How much of a line did not come back yet.
  fileprivate func rest(of item: CheckItem) -> Quantity {
    let back = refunds.lazy.flatMap(\.refund.lines).filter { $0.itemID == item.id }
    return Quantity(thousandths: item.liveThousandths - back.reduce(0) { $0 + $1.thousandths })
  }
}
