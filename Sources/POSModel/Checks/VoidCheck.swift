/// A wish: cancel a check before payment.
public struct VoidCheck: CheckCommand, ApprovableCommand {
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

  /// The approver, where one is named, the products of what the kitchen does not have, of which
  /// more is left then, and what was made once more where lines were sent from.
  public func needs(on check: Check?) -> Needs {
    let unsent = check?.items.filter { !$0.isSent } ?? []
    var needs = Needs(products: unsent.map(\.productID), approver: approver)
    needs.remakes = check?.firedFrom ?? []
    return needs
  }

  /// Voids it. What the kitchen has needs a manager, whatever it comes to.
  ///
  /// - Throws: `CheckRefusal`; `.needsManager` when neither limit reaches.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    guard let check else { throw .noSuchCheck }
    guard check.status == .open || check.status == .parked else { throw .notOpen(check.status) }
    let totals = check.totals
    guard totals.paid == .zero else { throw .hasPayments(totals.paid) }
    guard check.refunds.allSatisfy(\.refund.isReversal) else { throw .hasRefunds }
    guard !check.hasSentItems || !reason.isEmpty else { throw .reasonMissing }
    try reason.guardLength()
    let limit = world.rules.limits(of: world.actor?.role ?? .cook).voidTotal
    let act = check.hasSentItems ? ManagerAct.voidSent : .voidCheck(limit: limit)
    let approver = try world.approval(of: act) { role in
      totals.total <= world.rules.limits(of: role).voidTotal
        && (!check.hasSentItems || role.mayApprove)
    }
    return [.voided(reason: reason, approver: approver)]
  }

  /// What the kitchen does not have is left again; of the rest it is told.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] {
    let unsent = (check?.items ?? []).filter { !$0.isSent }
    let sums = Dictionary(
      unsent.map { ($0.productID, $0.quantity.thousandths) }, uniquingKeysWith: +)
    return world.sold(sums.sorted { $0.key < $1.key }.map { ($0.key, -$0.value) })
      + (check?.firing(facts, world.remakes) ?? [])
  }
}
