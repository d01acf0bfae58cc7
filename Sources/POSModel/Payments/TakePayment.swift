/// A wish: take `offered` in `tender`. What covers the rest closes the check.
///
/// Its id becomes the payment's, so one wish can pay once, for ever.
public struct TakePayment: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "take_payment"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check to pay.
  public var checkID: CheckID
  /// The id of the payment to be.
  public var paymentID: PaymentID
  /// How it is paid.
  public var tender: Tender
  /// What the guest hands over.
  public var offered: Money
  /// What the card terminal printed; nil for cash.
  public var approvalCode: String?
  /// The version of the check the screen showed.
  public var shownVersion: Int

  /// The wish for one payment of the check as shown.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, paymentID: PaymentID, tender: Tender,
    offered: Money, approvalCode: String? = nil, shownVersion: Int
  ) {
    (self.key, self.actor, self.checkID, self.paymentID) = (key, actor, checkID, paymentID)
    (self.tender, self.offered, self.approvalCode) = (tender, offered, approvalCode)
    self.shownVersion = shownVersion
  }

  /// The check it is about.
  public var subjectID: CheckID { checkID }
  /// What changed since the screen showed the check.
  public var needs: Needs { Needs(shownVersion: shownVersion) }

  /// Takes the payment; the cash that covers the rest is rounded to the smallest coin.
  ///
  /// - Throws: `PaymentRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(PaymentRefusal) -> [CheckFact] {
    do { _ = try world.employee(allowedTo: \.maySell) } catch { throw .notAllowed(error) }
    guard let check else { throw .noSuchCheck }
    guard !check.payments.contains(where: { $0.payment.id == paymentID }) else {
      throw .alreadyTaken
    }
    guard world.changesSinceShown.isEmpty else {
      throw .changedMeanwhile(world.changesSinceShown)
    }
    guard check.status == .open else { throw .checkNotOpen(check.status) }
    let due = check.totals.due
    guard !check.items.isEmpty, due > .zero else { throw .nothingToPay }
    let payment =
      try tender == .cash
      ? cash(for: check, due: due, atMost: world.rules.largestCash) : card(due: due)
    let covered = payment.applied == due + payment.rounding
    return covered ? [.paymentTaken(payment), .paid] : [.paymentTaken(payment)]
  }

  /// The payment taken, with the change to give.
  public func respond(_ check: Check, _ facts: [CheckFact]) -> PaymentReceipt {
    let taken = check.payments.first { $0.payment.id == paymentID }
    return PaymentReceipt(payment: taken?.payment, check: CheckReceipt(check))
  }

  /// The payment in cash.
  ///
  /// - Throws: `PaymentRefusal`.
  private func cash(
    for check: Check, due: Money, atMost limit: Money
  ) throws(PaymentRefusal) -> Payment {
    let rounded = check.dueInCash
    // A rest that rounds to nothing is settled by nothing.
    guard offered > .zero || (rounded == .zero && offered == .zero) else {
      throw .amountNotPositive(offered)
    }
    // Whatever the coin: a payment beyond `Money.limit` could not be read back.
    let most = min(max(limit, rounded), .limit)
    guard offered <= most else { throw .beyondLimit(most) }
    if offered >= rounded {
      return Payment(
        id: paymentID, tender: .cash, applied: rounded, tendered: offered, rounding: rounded - due)
    }
    // Between the rest and the rest rounded up: it settles the check, and nothing goes back.
    let rounding = offered >= due ? offered - due : .zero
    return Payment(
      id: paymentID, tender: .cash, applied: offered, tendered: offered, rounding: rounding)
  }

  /// The payment by card.
  ///
  /// - Throws: `PaymentRefusal`.
  private func card(due: Money) throws(PaymentRefusal) -> Payment {
    guard offered > .zero else { throw .amountNotPositive(offered) }
    guard offered <= due else { throw .exceedsBalance(offered: offered, due: due) }
    guard let approvalCode, !approvalCode.isEmpty else { throw .approvalCodeMissing }
    return Payment(
      id: paymentID, tender: .card, applied: offered, tendered: offered,
      approvalCode: approvalCode)
  }
}

/// What the till is told after a payment.
public struct PaymentReceipt: Sendable, Equatable, Codable {
  /// What was taken, with the change to give.
  public var payment: Payment?
  /// The check after it.
  public var check: CheckReceipt

  /// The receipt of that payment.
  public init(payment: Payment?, check: CheckReceipt) {
    (self.payment, self.check) = (payment, check)
  }
}
