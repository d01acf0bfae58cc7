/// A wish: have back, as it was, what was taken off a check.
///
/// The check itself knows what that was, so nobody answers for a price or a discount anew.
public struct BringBack: CheckCommand {
  /// What comes back.
  public enum Kind: Hashable, Sendable, Codable {
    /// A line, with its price, its discounts and the combos it was part of.
    case item(CheckItemID)
    /// How much there was of a line.
    case quantity(CheckItemID, Quantity)
    /// What one of a line cost.
    case price(CheckItemID, Money)
    /// A discount that was given up.
    case discount(DiscountID)
    /// A combo that was parted.
    case combo(ComboUseID)
  }

  /// The name in `idempotency_keys`.
  public static let operation = "bring_back"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// What comes back.
  public var kind: Kind

  /// The wish to have it back.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, _ kind: Kind) {
    (self.key, self.actor, self.checkID, self.kind) = (key, actor, checkID, kind)
  }

  /// The product of a line, of which less is left then.
  public func products(on check: Check?) -> [ProductID] {
    if case .quantity(let id, _) = kind { return check?.item(id).map { [$0.productID] } ?? [] }
    return line(of: check).map { [$0.item.productID] } ?? []
  }

  /// Brings it back, within what the role may ring and take off.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    let facts = try facts(on: check, by: employee, world)
    let after = check.trying(facts, world, by: actor)
    if after.totals.total > check.totals.total {
      try after.guardLimit(in: world, of: employee)
    } else {
      try after.guardOwnShare(in: world, of: employee)
    }
    try after.guardPaid()
    return facts
  }

  /// So much less is left.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] {
    if case .quantity(let id, let quantity) = kind, let item = check?.item(id) {
      return world.sold([(item.productID, quantity.thousandths - item.quantity.thousandths)])
    }
    guard let item = line(of: check)?.item else { return [] }
    return world.sold([(item.productID, item.quantity.thousandths)])
  }

  private func line(of check: Check?) -> TakenOff.Line? {
    guard case .item(let id) = kind else { return nil }
    return check?.takenOff.line(id)
  }

  /// What happens on the check.
  ///
  /// - Throws: `CheckRefusal`.
  private func facts(
    on check: Check, by employee: Employee, _ world: World
  ) throws(CheckRefusal) -> [CheckFact] {
    switch kind {
    case .item(let id):
      guard let line = line(of: check), check.item(id) == nil else { throw .noSuchItem }
      try guardLeft(line.item, line.item.quantity.thousandths, world)
      let there = Set(check.items.map(\.id)).union([id])
      let combos = check.takenOff.combos.filter {
        line.combos.contains($0.id) && there.isSuperset(of: $0.items)
      }
      return [.itemAdded(line.item)]
        + line.discounts.compactMap { check.takenOff.given($0)?.discount }
        .map { .discountApplied($0) } + combos.map { .comboFormed($0) }
    case .quantity(let id, let quantity):
      let item = try check.unsentLine(id)
      guard quantity.isSellable else { throw .badQuantity }
      // There was as much of it while the same person answered for it.
      if quantity > item.quantity, check.takenOff.quantities[id]?.contains(quantity) != true {
        try check.guardApproved(item, by: employee)
      }
      try guardLeft(item, quantity.thousandths - item.quantity.thousandths, world)
      return [.itemQuantityChanged(id, quantity)]
    case .price(let id, let price):
      _ = try check.line(id)
      guard let before = check.takenOff.prices[id]?.last(where: { $0.unitPrice == price }) else {
        throw .badAmount
      }
      return [.itemPriced(id, before.unitPrice, before.override)]
    case .discount(let id):
      guard let given = check.takenOff.given(id),
        !check.discounts.contains(where: { $0.id == id })
      else { throw .noSuchDiscount }
      let discount = given.discount
      if case .item(let item) = discount.target { _ = try check.line(item) }
      // What somebody answered for does not come back on more than it was given for.
      guard discount.isOwnChoice || check.worth(under: discount) <= given.worth else {
        throw .approvedLine(discount.name)
      }
      return [.discountApplied(discount)]
    case .combo(let id):
      guard let combo = check.takenOff.combos.first(where: { $0.id == id }) else {
        throw .noSuchCombo
      }
      guard check.pricing.holds(combo) else { throw .comboPartsMissing }
      return [.comboFormed(combo)]
    }
  }

  /// Refuses what others sold meanwhile, unless a manager had let it be rung anyway.
  ///
  /// - Throws: `CheckRefusal.tooFewLeft`.
  private func guardLeft(
    _ item: CheckItem, _ more: Int64, _ world: World
  ) throws(CheckRefusal) {
    guard item.soldOutApprover == nil, more > 0, let left = world.stock[item.productID]?.left,
      left < more
    else { return }
    throw .tooFewLeft(item.name, left: max(0, left))
  }
}
