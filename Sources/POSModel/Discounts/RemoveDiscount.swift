/// A wish: not take a discount off any more.
public struct RemoveDiscount: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "remove_discount"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The discount.
  public var discountID: DiscountID

  /// The wish to have it back.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, discountID: DiscountID) {
    (self.key, self.actor, self.checkID, self.discountID) = (key, actor, checkID, discountID)
  }

  /// Takes it away.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    guard check.discounts.contains(where: { $0.id == discountID }) else { throw .noSuchDiscount }
    let fact = CheckFact.discountRemoved(discountID)
    try check.trying([fact], world, by: actor).guardLimit(in: world, of: employee)
    return [fact]
  }
}
