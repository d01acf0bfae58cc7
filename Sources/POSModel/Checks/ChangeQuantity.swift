/// A wish: change how much of a line.
public struct ChangeQuantity: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "change_quantity"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check of the line.
  public var checkID: CheckID
  /// The line.
  public var itemID: CheckItemID
  /// How much it is to be.
  public var quantity: Quantity

  /// The wish for that quantity.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, itemID: CheckItemID,
    quantity: Quantity
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.itemID, self.quantity) = (itemID, quantity)
  }

  /// The product of the line, of which more or less is left then.
  public func products(on check: Check?) -> [ProductID] {
    check?.item(itemID).map { [$0.productID] } ?? []
  }

  /// Sets the quantity.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    let item = try check.unsentLine(itemID)
    guard quantity.isSellable else { throw .badQuantity }
    guard quantity.isWhole || item.takesFractions else { throw .wholePiecesOnly(item.name) }
    let more = quantity.thousandths - item.quantity.thousandths
    if let left = world.stock[item.productID]?.left, more > 0, left < more {
      throw .tooFewLeft(item.name, left: max(0, left))
    }
    let fact = CheckFact.itemQuantityChanged(itemID, quantity)
    let after = check.trying([fact], world, by: actor)
    if quantity > item.quantity {
      try check.guardApproved(item, by: employee)
      try after.guardLimit(in: world, of: employee)
    } else {
      try after.guardOwnShare(in: world, of: employee)
    }
    try after.guardPaid()
    return [fact]
  }

  /// So much more, or less, is left.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] {
    guard let item = check?.item(itemID) else { return [] }
    return world.sold([(item.productID, quantity.thousandths - item.quantity.thousandths)])
  }
}
