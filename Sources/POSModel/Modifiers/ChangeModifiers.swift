/// A wish: change what the guest wants on a line.
public struct ChangeModifiers: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "change_modifiers"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The line.
  public var itemID: CheckItemID
  /// All that is wanted, in the order chosen.
  public var modifiers: [ModifierChoice]

  /// The wish for those modifiers.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, itemID: CheckItemID,
    modifiers: [ModifierChoice]
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.itemID, self.modifiers) = (itemID, modifiers)
  }

  /// The product of the line, whose groups there are to choose from.
  public func products(on check: Check?) -> [ProductID] {
    check?.item(itemID).map { [$0.productID] } ?? []
  }

  /// Changes them, at the present prices.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    let item = try check.unsentLine(itemID)
    guard let product = world.products[item.productID] else { throw .noSuchProduct }
    let chosen = try world.groups(of: product).modifiers(for: modifiers, on: product.name)
    let fact = CheckFact.itemModified(itemID, chosen)
    let price = chosen.map(\.price).sum()
    if price > item.modifiers.map(\.price).sum() { try check.guardApproved(item, by: employee) }
    let after = check.trying([fact], world, by: actor)
    if after.totals.total > check.totals.total {
      try after.guardLimit(in: world, of: employee)
    } else {
      try after.guardOwnShare(in: world, of: employee)
    }
    try after.guardPaid()
    return [fact]
  }
}
