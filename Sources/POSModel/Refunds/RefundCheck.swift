/// A wish: return money on a check: for goods once it is closed, or a payment while it is open.
public struct RefundCheck: CheckCommand, ApprovableCommand {
  /// What is returned.
  public enum Extent: Hashable, Sendable, Codable {
    /// All that was not returned yet.
    case whole
    /// So much of some lines.
    case items([Item])
    /// An amount, spread over all lines.
    case amount(Money)
    /// A payment on an open check: what it had paid is due again.
    case payment(PaymentID)
  }

  /// So much of a line.
  public struct Item: Hashable, Sendable, Codable {
    /// The line.
    public var itemID: CheckItemID
    /// How much of it.
    public var quantity: Quantity

    /// So much of a line.
    public init(itemID: CheckItemID, quantity: Quantity) {
      (self.itemID, self.quantity) = (itemID, quantity)
    }
  }

  /// The name in `idempotency_keys`.
  public static let operation = "refund_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The id of the refund to be.
  public var refundID: RefundID
  /// What is returned.
  public var extent: Extent
  /// How; nil goes back as it was paid.
  public var tender: Tender?
  /// Why, for the report.
  public var reason: String
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?
  /// The version of the check the screen showed.
  public var shownVersion: Int

  /// The wish to return that on the check as shown.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, refundID: RefundID,
    extent: Extent, tender: Tender? = nil, reason: String, approver: EmployeeID? = nil,
    shownVersion: Int
  ) {
    (self.key, self.actor, self.checkID, self.refundID) = (key, actor, checkID, refundID)
    (self.extent, self.tender, self.reason) = (extent, tender, reason)
    (self.approver, self.shownVersion) = (approver, shownVersion)
  }

  /// What changed since the screen showed the check, and the approver.
  public var needs: Needs { Needs(shownVersion: shownVersion, approver: approver) }

  /// Returns it, at most what was paid for each line and by each tender.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    guard let check else { throw .noSuchCheck }
    guard world.changesSinceShown.isEmpty else {
      throw .changedMeanwhile(world.changesSinceShown)
    }
    guard !check.refunds.contains(where: { $0.refund.id == refundID }) else {
      throw .nothingToRefund
    }
    guard !reason.isEmpty else { throw .reasonMissing }
    try reason.guardLength()
    var refund = try refund(on: check)
    let limit = world.rules.limits(of: world.actor?.role ?? .cook).refundTotal
    let returned = refund.amount + check.refunds.lazy.map(\.refund.amount).sum()
    refund.approver = try world.approval(of: .refund(limit: limit)) { role in
      returned <= world.rules.limits(of: role).refundTotal
    }
    return [.refunded(refund)]
  }

  /// What would be returned, with nobody's approval yet: what the screen shows before it asks.
  ///
  /// - Throws: `CheckRefusal`.
  public func refund(on check: Check) throws(CheckRefusal) -> Refund {
    if case .payment(let id) = extent { return try reversal(of: id, on: check) }
    return try goods(of: check)
  }

  /// What goes back on vouchers.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] {
    facts.flatMap { fact -> [Consequence] in
      guard case .refunded(let refund) = fact else { return [] }
      return refund.parts.compactMap { part in
        guard part.tender == .voucher, let number = part.reference else { return nil }
        return .voucher(VoucherID(number), [.returned(refund.id, part.amount)])
      }
    }
  }

  /// A payment taken back.
  ///
  /// - Throws: `CheckRefusal`.
  private func reversal(of id: PaymentID, on check: Check) throws(CheckRefusal) -> Refund {
    guard check.status == .open else { throw .notOpen(check.status) }
    guard let taken = check.payments.first(where: { $0.payment.id == id }),
      !check.isTakenBack(id)
    else { throw .nothingToRefund }
    let payment = taken.payment
    return Refund(
      id: refundID, lines: [],
      parts: [
        Refund.Part(
          tender: payment.tender, amount: payment.applied + payment.tip,
          reference: payment.approvalCode)
      ], rounding: -payment.rounding, tip: payment.tip, paymentID: id, reason: reason)
  }

  /// Goods returned.
  ///
  /// - Throws: `CheckRefusal`.
  private func goods(of check: Check) throws(CheckRefusal) -> Refund {
    guard check.status == .closed else { throw .notOpen(check.status) }
    let settlement = Settlement(check)
    let lines = try lines(in: settlement)
    let worth = lines.map(\.amount).sum()
    guard !lines.isEmpty, worth > .zero else { throw .nothingToRefund }
    let isLast = worth == settlement.rest
    let parts = try Returning(check, tender: tender).parts(worth: worth, isLast: isLast)
    let rounding = parts.map(\.amount).sum() - worth
    return Refund(id: refundID, lines: lines, parts: parts, rounding: rounding, reason: reason)
  }

  /// What is returned of each line.
  ///
  /// - Throws: `CheckRefusal`.
  private func lines(in settlement: Settlement) throws(CheckRefusal) -> [Refund.Line] {
    switch extent {
    case .whole: return settlement.whole()
    case .amount(let amount):
      guard amount > .zero else { throw .badAmount }
      guard amount <= settlement.rest else { throw .refundTooLarge(most: settlement.rest) }
      return settlement.spread(amount)
    case .items(let items):
      var lines: [Refund.Line] = []
      for item in items {
        guard let line = settlement.line(item.itemID),
          !lines.contains(where: { $0.itemID == item.itemID })
        else { throw .noSuchItem }
        guard item.quantity.isSellable, item.quantity.thousandths <= line.restThousandths else {
          throw .badQuantity
        }
        guard item.quantity.isWhole || line.item.takesFractions else {
          throw .wholePiecesOnly(line.item.name)
        }
        lines.append(
          line.refund(
            line.worth(item.quantity.thousandths), thousandths: item.quantity.thousandths))
      }
      return lines
    case .payment: return []
    }
  }
}
