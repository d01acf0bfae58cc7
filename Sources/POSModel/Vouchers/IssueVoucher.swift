/// A wish: put money on a voucher.
public struct IssueVoucher: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "issue_voucher"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The number printed on the voucher.
  public var voucherID: VoucherID
  /// How much to put on it.
  public var amount: Money
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?

  /// The wish to put that much on a voucher.
  public init(
    key: IdempotencyKey, actor: EmployeeID, voucherID: VoucherID, amount: Money,
    approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.voucherID) = (key, actor, voucherID)
    (self.amount, self.approver) = (amount, approver)
  }

  /// The voucher it is about.
  public var subjectID: VoucherID { voucherID }
  /// The approver, where one is named.
  public var needs: Needs { Needs(approver: approver) }

  /// Puts the money on it.
  ///
  /// - Throws: `CheckRefusal.notAllowed`, `.needsManager`, `.badVoucher` or `.badAmount`.
  public func decide(_ voucher: Voucher?, _ world: World) throws(CheckRefusal) -> [VoucherFact] {
    _ = try world.seller()
    _ = try world.approval(of: .issueVoucher) { $0.mayApprove }
    guard (1...40).contains(voucherID.rawValue.utf8.count) else { throw .badVoucher }
    guard amount > .zero, amount.isWithinLimit else { throw .badAmount }
    return [.issued(amount)]
  }

  /// What is left on it now.
  public func respond(_ voucher: Voucher, _ facts: [VoucherFact]) -> Money { voucher.left }
}
