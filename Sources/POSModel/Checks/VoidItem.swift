/// A wish: cancel some of a line that the kitchen has.
public struct VoidItem: CheckCommand, ApprovableCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "void_item"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The line.
  public var itemID: CheckItemID
  /// How much of it.
  public var quantity: Quantity
  /// Why, for the report and the kitchen.
  public var reason: String
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?

  /// The wish to cancel so much of a line.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, itemID: CheckItemID,
    quantity: Quantity, reason: String, approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.itemID, self.quantity, self.reason, self.approver) = (itemID, quantity, reason, approver)
  }

  /// The approver, where one is named, and what was made once more where the line was sent from.
  public func needs(on check: Check?) -> Needs {
    var needs = Needs(approver: approver)
    needs.remakes = check?.item(itemID)?.fired.map { [$0.checkID] } ?? []
    return needs
  }

  /// Cancels it; it stays visible. What was made is not left again.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    let check = try check.open()
    let item = try check.line(itemID)
    guard item.isSent else { throw .notSent(item.name) }
    guard !reason.isEmpty else { throw .reasonMissing }
    try reason.guardLength()
    guard quantity.isSellable, quantity.thousandths <= item.liveThousandths else {
      throw .badQuantity
    }
    guard quantity.isWhole || item.takesFractions else { throw .wholePiecesOnly(item.name) }
    let approver = try world.approval(of: .voidSent) { $0.mayApprove }
    let fact = CheckFact.itemVoided(
      ItemVoid(itemID: itemID, quantity: quantity, reason: reason, approver: approver))
    try check.trying([fact], world, by: actor).guardPaid()
    return [fact]
  }

  /// The kitchen is told.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] { check?.firing(facts, world.remakes) ?? [] }
}
