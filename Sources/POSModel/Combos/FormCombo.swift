/// A wish: sell lines that are on the check together, as a combo.
public struct FormCombo: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "form_combo"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The id of the combo on the check to be.
  public var comboUseID: ComboUseID
  /// The combo.
  public var comboID: ComboID
  /// The product that stands for it.
  public var productID: ProductID
  /// How many of it.
  public var count: Int64
  /// The line for each slot, in the order of the slots.
  public var items: [CheckItemID]

  /// The wish to form it.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, comboUseID: ComboUseID,
    comboID: ComboID, productID: ProductID, count: Int64, items: [CheckItemID]
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.comboUseID, self.comboID, self.productID) = (comboUseID, comboID, productID)
    (self.count, self.items) = (count, items)
  }

  /// The combo and its product.
  public var needs: Needs {
    var needs = Needs(products: [productID])
    needs.combo = comboID
    return needs
  }

  /// Forms it, at the present price.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    let check = try check.open()
    var plus: [String] = []
    for id in items { plus.append(try check.line(id).plu) }
    let combo = try world.combo(
      comboUseID, productID: productID, count: count, plus: plus, items: items)
    guard check.pricing.holds(combo) else { throw .comboPartsMissing }
    let fact = CheckFact.comboFormed(combo)
    let after = check.trying([fact], world, by: actor)
    guard after.totals.discount > check.totals.discount else { throw .takesNothingOff }
    try after.guardPaid()
    return [fact]
  }
}

extension World {
  /// The combo that was looked up, filled with those products, at its present price.
  ///
  /// - Throws: `CheckRefusal.noSuchCombo`, `.badQuantity` or `.badAmount`.
  func combo(
    _ id: ComboUseID, productID: ProductID, count: Int64, plus: [String], items: [CheckItemID]
  ) throws(CheckRefusal) -> ComboUse {
    guard let combo, combo.entry.isActive, let product = products[productID], product.isActive,
      product.plu == combo.plu, let surcharge = combo.surcharge(for: plus)
    else { throw .noSuchCombo }
    guard (1...ComboUse.mostCount).contains(count) else { throw .badQuantity }
    let price = product.price + surcharge
    guard price.isWithinLimit else { throw .badAmount }
    return ComboUse(
      id: id, productID: productID, name: product.name, price: price, count: count, items: items)
  }
}
