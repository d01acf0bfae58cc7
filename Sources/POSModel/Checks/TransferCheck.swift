/// A wish: give the check to another employee.
public struct TransferCheck: CheckCommand, ApprovableCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "transfer_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// Who gets it.
  public var employeeID: EmployeeID
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?

  /// The wish to give it to them.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, employeeID: EmployeeID,
    approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.employeeID, self.approver) = (employeeID, approver)
  }

  /// Who gets it, and the approver.
  public var needs: Needs {
    var needs = Needs(approver: approver)
    needs.employee = employeeID
    return needs
  }

  /// Gives it; what belongs to somebody else needs a manager.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let actor = try world.seller()
    guard let check else { throw .noSuchCheck }
    guard check.status == .open || check.status == .parked else { throw .notOpen(check.status) }
    guard let employee = world.employee, employee.isActive, employee.role.maySell else {
      throw .noSuchEmployee
    }
    let approver =
      check.owner == actor.id ? nil : try world.approval(of: .transfer) { $0.mayApprove }
    return [.transferred(to: employee.id, approver: approver)]
  }
}
