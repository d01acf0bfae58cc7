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
    let approver = try world.approval(of: .issueVoucher) { $0.mayApprove }
    guard voucherID.isPrintable else { throw .badVoucher }
    guard amount > .zero, amount.isWithinLimit else { throw .badAmount }
    return [.issued(amount, approver: approver)]
  }

  /// What is left on it now.
  public func respond(_ voucher: Voucher, _ facts: [VoucherFact]) -> Money { voucher.left }
}

extension VoucherID {
  /// Whether it can be printed, read out and typed: 1 to 40 letters, digits or hyphens.
  fileprivate var isPrintable: Bool {
    (1...40).contains(rawValue.utf8.count)
      && rawValue.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || byte == 45
      }
  }
}
