/// A wish: cancel a check before payment.
public struct VoidCheck: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "void_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// Why, for the report.
  public var reason: String
  /// Who approved, where the actor's limit does not reach.
  public var approver: EmployeeID?

  /// The wish to void that check.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, reason: String,
    approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.reason, self.approver) = (reason, approver)
  }

  /// The approver, where one is named.
  public var needs: Needs { Needs(approver: approver) }

  /// Voids it.
  ///
  /// - Throws: `CheckRefusal`; `.needsApproval` when neither limit reaches.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    guard let check else { throw .noSuchCheck }
    guard check.status == .open || check.status == .parked else { throw .notOpen(check.status) }
    guard check.payments.isEmpty else { throw .hasPayments(check.totals.paid) }
    let total = check.totals.total
    let limit = world.rules.limits(of: employee.role).voidTotal
    if total <= limit { return [.voided(reason: reason, approver: nil)] }
    guard let approver = world.approver, approver.isActive,
      total <= world.rules.limits(of: approver.role).voidTotal
    else { throw .needsApproval(limit: limit) }
    return [.voided(reason: reason, approver: approver.id)]
  }
}
