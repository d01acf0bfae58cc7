/// What a cashier may do only with a manager's PIN.
public enum ManagerAct: Hashable, Sendable {
  /// Cancel what the kitchen has.
  case voidSent
  /// Void a check of more than the role's limit.
  case voidCheck(limit: Money)
  /// Take off more than so many parts per million.
  case discount(limit: Int64)
  /// Give something away.
  case comp
  /// Set another price.
  case price
  /// Return more than so much.
  case refund(limit: Money)
  /// Open a closed check again.
  case reopen
  /// Sell what has run out.
  case soldOut(String, left: Int64)
  /// Say that more is left than was counted.
  case countMore
  /// Take over what belongs to another employee.
  case transfer
  /// Open the drawer without a sale.
  case noSale
  /// Say what lies in the drawer for change.
  case setFloat
  /// See how the drawer's session stands.
  case report
  /// Close the drawer's session.
  case closeSession
  /// Put money on a voucher.
  case issueVoucher
}

extension World {
  /// Who answers for an act: nobody else when the actor may do it alone, else the approver.
  ///
  /// - Throws: `CheckRefusal.needsManager` when neither may.
  func approval(
    of act: ManagerAct, _ allows: (Role) -> Bool
  ) throws(CheckRefusal) -> EmployeeID? {
    if let actor, allows(actor.role) { return nil }
    guard let approver, approver.isActive, allows(approver.role) else { throw .needsManager(act) }
    return approver.id
  }
}
