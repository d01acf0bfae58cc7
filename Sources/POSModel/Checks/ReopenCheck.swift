/// A wish: open a closed check again.
public struct ReopenCheck: CheckCommand, ApprovableCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "reopen_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// Why, for the report.
  public var reason: String
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?

  /// The wish to open it again.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, reason: String,
    approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.reason, self.approver) = (reason, approver)
  }

  /// The approver, where one is named, and whether the drawer was counted since.
  public var needs: Needs {
    var needs = Needs(approver: approver)
    needs.zReport = checkID
    return needs
  }

  /// Opens it; a manager answers for it. Its payments stay. What is in a Z report already stays
  /// there: else its sale would move to another report, and its payments would not.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    guard let check else { throw .noSuchCheck }
    guard check.status == .closed else { throw .notOpen(check.status) }
    guard check.refunds.allSatisfy(\.refund.isReversal) else { throw .hasRefunds }
    if let number = world.zReport { throw .isReported(number) }
    guard !reason.isEmpty else { throw .reasonMissing }
    try reason.guardLength()
    return [.reopened(reason: reason, approver: try world.approval(of: .reopen) { $0.mayApprove })]
  }
}
