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

  /// The products of all lines: their taxes are those of the new order type then.
  public func products(on check: Check?) -> [ProductID] { check?.items.map(\.productID) ?? [] }

  /// Changes it, with the taxes of every line, and the letter of the call number while the kitchen
  /// has nothing.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    guard check.totals.paid == .zero else { throw .hasPayments(check.totals.paid) }
    var taxes: [ItemTaxes] = []
    for item in check.items {
      guard let product = world.products[item.productID] else { throw .noSuchProduct }
      taxes.append(ItemTaxes(itemID: item.id, taxes: try world.taxes(of: product, for: orderType)))
    }
    let fact = CheckFact.orderTypeChanged(
      orderType, taxes, callNumber: callNumber(of: check, world.rules))
    try check.trying([fact], world, by: actor).guardLimit(in: world, of: employee)
    return [fact]
  }

  /// The call number under the letter of the new order type; nil when it stays, as it does once
  /// the kitchen calls it out.
  private func callNumber(of check: Check, _ rules: StoreRules) -> String? {
    let old = rules.callLetters[check.orderType] ?? ""
    let new = rules.callLetters[orderType] ?? ""
    guard old != new, check.rounds == 0, check.callNumber.hasPrefix(old) else { return nil }
    return new + check.callNumber.dropFirst(old.count)
  }
}
