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

  /// Takes it off.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    let check = try check.open()
    guard check.item(itemID) != nil else { throw .noSuchItem }
    let fact = CheckFact.itemRemoved(itemID)
    try check.trying(fact, world, by: actor).guardPaid()
    return [fact]
  }
}
