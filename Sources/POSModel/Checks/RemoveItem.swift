/// A wish: take an unsent item off the check.
public struct RemoveItem: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "remove_item"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check of the line.
  public var checkID: CheckID
  /// The line.
  public var itemID: CheckItemID

  /// The wish to take off that line.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, itemID: CheckItemID) {
    (self.key, self.actor, self.checkID, self.itemID) = (key, actor, checkID, itemID)
  }

  /// The product of the line, of which more is left then.
  public func products(on check: Check?) -> [ProductID] {
    check?.item(itemID).map { [$0.productID] } ?? []
  }

  /// Takes it off.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    _ = try check.unsentLine(itemID)
    let fact = CheckFact.itemRemoved(itemID)
    let after = check.trying([fact], world, by: actor)
    try after.guardOwnShare(in: world, of: employee)
    try after.guardPaid()
    return [fact]
  }

  /// What was rung is left again.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] {
    guard let item = check?.item(itemID) else { return [] }
    return world.sold([(item.productID, -item.quantity.thousandths)])
  }
}
