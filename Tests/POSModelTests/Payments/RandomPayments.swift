import POSModel

extension RandomTill {
  /// Pays the check by any tenders and with tips; closes what came to nothing.
  ///
  /// - Throws: `Till.Missing`.
  mutating func payAll() throws {
    for number in 1...3 { till.issue("V\(number)", amount(to: 3_000)) }
    for step in 0..<40 {
      let check = try check()
      guard check.status == .open else { return }
      let due = check.totals.due
      guard due > .zero else {
        wish(
          CloseCheck(
            key: key(), actor: Shop.mia.id, checkID: checkID, shownVersion: check.version))
        return
      }
      try pay(due, isLast: step >= 5)
    }
  }

  /// Wishes one payment of what is due.
  ///
  /// - Throws: `Till.Missing`.
  private mutating func pay(_ due: Money, isLast: Bool) throws {
    let check = try check()
    let tender = Tender.allCases.randomElement(using: &random) ?? .cash
    let rest = tender == .cash ? check.dueInCash : due
    let offered =
      isLast || Int.random(in: 0..<3, using: &random) == 0
      ? rest : Money(minorUnits: Int64.random(in: 1...max(1, rest.minorUnits), using: &random))
    let extra = tender == .cash ? amount(to: 500) : .zero
    let tip =
      tender != .voucher && Int.random(in: 0..<4, using: &random) == 0 ? amount(to: 300) : .zero
    let codes: [Tender: String] = [
      .card: "A1", .mobileMoney: "M1", .voucher: "V\(Int.random(in: 1...3, using: &random))",
    ]
    wish(
      TakePayment(
        key: key(), actor: Shop.mia.id, checkID: checkID, paymentID: PaymentID(name("payment")),
        tender: tender, offered: offered + tip + extra, approvalCode: codes[tender], tip: tip,
        shownVersion: check.version))
    if Int.random(in: 0..<8, using: &random) == 0 { try takeBack() }
  }

  /// Takes back a payment while the check is open.
  private mutating func takeBack() throws {
    let check = try check()
    guard let payment = check.payments.randomElement(using: &random)?.payment else { return }
    wish(
      RefundCheck(
        key: key(), actor: Shop.mia.id, checkID: checkID, refundID: RefundID(name("refund")),
        extent: .payment(payment.id), reason: "random", shownVersion: check.version))
  }
}
