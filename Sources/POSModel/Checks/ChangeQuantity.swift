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

  /// Sets the quantity.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    guard let item = check.item(itemID) else { throw .noSuchItem }
    guard quantity.isSellable else { throw .badQuantity }
    guard quantity.isWhole || item.takesFractions else { throw .wholePiecesOnly(item.name) }
    let fact = CheckFact.itemQuantityChanged(itemID, quantity)
    let after = check.trying(fact, world, by: actor)
    if quantity > item.quantity { try after.guardLimit(in: world, of: employee) }
    try after.guardPaid()
    return [fact]
  }
}
