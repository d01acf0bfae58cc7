/// A wish: have the order taken in another way.
public struct ChangeOrderType: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "change_order_type"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// How the guest takes it.
  public var orderType: OrderType

  /// The wish for that order type.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, orderType: OrderType) {
    (self.key, self.actor, self.checkID, self.orderType) = (key, actor, checkID, orderType)
  }

  /// Changes it, with the taxes of every line.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    guard check.totals.paid == .zero else { throw .hasPayments(check.totals.paid) }
    let taxes = check.items.map { item in
      ItemTaxes(
        itemID: item.id,
        taxes: item.taxes.map { world.rules.taxRate($0.name, for: orderType) ?? $0 })
    }
    let fact = CheckFact.orderTypeChanged(orderType, taxes)
    try check.trying([fact], world, by: actor).guardLimit(in: world, of: employee)
    return [fact]
  }
}
