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
  /// What the guest hands over, tip and all.
  public var offered: Money
  /// What the card terminal printed, the reference of mobile money or the number of the voucher;
  /// nil for cash.
  public var approvalCode: String?
  /// What of it is for the staff.
  public var tip: Money
  /// Whether the tender's network is down.
  public var isOffline: Bool
  /// Whether it is to pay an equal part of a check that is split so, and the rest is change.
  public var paysShare: Bool
  /// The version of the check the screen showed.
  public var shownVersion: Int

  /// The wish for one payment of the check as shown.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, paymentID: PaymentID, tender: Tender,
    offered: Money, approvalCode: String? = nil, tip: Money = .zero, isOffline: Bool = false,
    paysShare: Bool = false, shownVersion: Int
  ) {
    (self.key, self.actor, self.checkID, self.paymentID) = (key, actor, checkID, paymentID)
    (self.tender, self.offered, self.approvalCode) = (tender, offered, approvalCode)
    (self.tip, self.isOffline, self.paysShare) = (tip, isOffline, paysShare)
    self.shownVersion = shownVersion
  }

  /// The check it is about.
  public var subjectID: CheckID { checkID }

  /// What changed since the screen showed the check, the voucher, and what is at risk offline.
  public var needs: Needs {
    var needs = Needs(shownVersion: shownVersion)
    if tender == .voucher { needs.voucher = approvalCode.map { VoucherID($0) } }
    if isOffline, tender.needsNetwork { needs.exposure = tender }
    return needs
  }

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
    guard tip >= .zero, tip <= max(offered, .zero), tip.isWithinLimit,
      tip == .zero || tender != .voucher
    else { throw .badTip }
    let payment =
      switch tender {
      case .cash: try cash(for: check, due: due, atMost: world.rules.largestCash)
      case .voucher: try voucher(due: due, world.voucher)
      case .card, .mobileMoney: try exact(due: due, world)
      }
    let covered = payment.applied == due + payment.rounding
    return [.paymentTaken(payment)] + (covered ? check.sendingRest() + [.paid] : [])
  }

  /// What a voucher paid is not on it any more; what closes a check sends what the kitchen does not
  /// have yet.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] {
    let tickets = check?.firing(facts) ?? []
    guard tender == .voucher, let voucher = world.voucher,
      case .paymentTaken(let payment) = facts.first
    else { return tickets }
    return [.voucher(voucher.id, [.redeemed(payment.id, payment.applied)])] + tickets
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
    let rounded = paysShare ? check.shareInCash : check.dueInCash
    let forCheck = offered - tip
    // A rest that rounds to nothing is settled by nothing.
    guard forCheck > .zero || (rounded == .zero && offered == .zero) else {
      throw .amountNotPositive(forCheck)
    }
    // Whatever the coin: a payment beyond `Money.limit` could not be read back.
    // A tip does not lift what the drawer takes at once, unless it is less than the check itself.
    let most = min(max(limit, rounded + min(tip, rounded)), .limit)
    guard offered <= most else { throw .beyondLimit(most) }
    if forCheck >= rounded {
      // Only what settles the check is rounded; an equal part is one more payment.
      let rounding = rounded == check.dueInCash ? rounded - due : .zero
      return Payment(
        id: paymentID, tender: .cash, applied: rounded, tendered: offered, rounding: rounding,
        tip: tip)
    }
    // Between the rest and the rest rounded up: it settles the check, and nothing goes back.
    let rounding = forCheck >= due ? forCheck - due : .zero
    return Payment(
      id: paymentID, tender: .cash, applied: forCheck, tendered: offered, rounding: rounding,
      tip: tip)
  }

  /// The payment by a tender that gives no change.
  ///
  /// - Throws: `PaymentRefusal`.
  private func exact(due: Money, _ world: World) throws(PaymentRefusal) -> Payment {
    let forCheck = offered - tip
    guard forCheck > .zero else { throw .amountNotPositive(forCheck) }
    guard forCheck <= due else { throw .exceedsBalance(offered: forCheck, due: due) }
    // With its tip, too: a payment beyond `Money.limit` could not be read back.
    guard offered.isWithinLimit else { throw .beyondLimit(.limit) }
    guard let approvalCode, !approvalCode.isEmpty else { throw .approvalCodeMissing }
    if isOffline { try guardRisk(world) }
    return Payment(
      id: paymentID, tender: tender, applied: forCheck, tendered: offered,
      approvalCode: approvalCode, tip: tip,
      isOffline: isOffline && world.rules.offlineLimits[tender] != nil)
  }

  /// Refuses what the house does not risk while the tender's network is down.
  ///
  /// - Throws: `PaymentRefusal.refusedOffline` or `.beyondOfflineLimit`.
  private func guardRisk(_ world: World) throws(PaymentRefusal) {
    guard let limits = world.rules.offlineLimits[tender] else { return }
    guard !limits.isNone else { throw .refusedOffline(tender) }
    guard limits.hold(offered, beside: world.exposure) else {
      throw .beyondOfflineLimit(tender, limits, world.exposure)
    }
  }

  /// The payment by voucher: at most what is left on it.
  ///
  /// - Throws: `PaymentRefusal`.
  private func voucher(due: Money, _ voucher: Voucher?) throws(PaymentRefusal) -> Payment {
    guard offered > .zero else { throw .amountNotPositive(offered) }
    guard offered <= due else { throw .exceedsBalance(offered: offered, due: due) }
    guard let voucher, voucher.issued > .zero else { throw .noSuchVoucher }
    guard voucher.left > .zero else { throw .voucherEmpty }
    let applied = min(offered, voucher.left)
    return Payment(
      id: paymentID, tender: .voucher, applied: applied, tendered: applied,
      approvalCode: voucher.id.rawValue)
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
