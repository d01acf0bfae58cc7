/// A wish: set another price for one of a line.
public struct ChangePrice: CheckCommand, ApprovableCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "change_price"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The line.
  public var itemID: CheckItemID
  /// The price of one; nil sets it back to the menu's.
  public var price: Money?
  /// Why, for the report.
  public var reason: String
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?

  /// The wish for that price.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, itemID: CheckItemID, price: Money?,
    reason: String, approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.itemID, self.price, self.reason, self.approver) = (itemID, price, reason, approver)
  }

  /// The approver, where one is named.
  public var needs: Needs { Needs(approver: approver) }

  /// Sets it; a manager answers for it.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    let item = try check.line(itemID)
    try reason.guardLength()
    let list = item.override?.listPrice ?? item.unitPrice
    let new = price ?? list
    guard new >= .zero, new.isWithinLimit else { throw .badAmount }
    guard price != nil || item.override?.isLabel != true else { throw .badAmount }
    func fact(_ approver: EmployeeID?) -> CheckFact {
      let override = PriceOverride(listPrice: list, reason: reason, approver: approver)
      return .itemPriced(itemID, new, price == nil ? nil : override)
    }
    let after = check.trying([fact(nil)], world, by: actor)
    if new > item.unitPrice {
      try after.guardLimit(in: world, of: employee)
    } else {
      try after.guardOwnShare(in: world, of: employee)
    }
    try after.guardPaid()
    // Nobody is asked why, or who approves, for what cannot be.
    guard price == nil || !reason.isEmpty else { throw .reasonMissing }
    if price == nil, new >= item.unitPrice { return [fact(nil)] }
    return [fact(try world.approval(of: .price) { $0.mayApprove } ?? employee.id)]
  }
}
