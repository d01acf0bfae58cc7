/// A wish: ring a product.
public struct AddItem: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "add_item"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check to ring it on.
  public var checkID: CheckID
  /// The id of the line to be.
  public var itemID: CheckItemID
  /// What to ring.
  public var productID: ProductID
  /// How much of it.
  public var quantity: Quantity
  /// What the guest wishes; empty when nothing.
  public var note: String

  /// The wish for one line.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, itemID: CheckItemID,
    productID: ProductID, quantity: Quantity, note: String = ""
  ) {
    (self.key, self.actor, self.checkID, self.itemID) = (key, actor, checkID, itemID)
    (self.productID, self.quantity, self.note) = (productID, quantity, note)
  }

  /// The product.
  public var needs: Needs { Needs(product: productID) }

  /// Rings the product at its present price.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    guard check.item(itemID) == nil else { throw .itemExists }
    guard let product = world.product, product.isActive else { throw .noSuchProduct }
    try quantity.guardSellable(of: product)
    guard note.count <= CheckItem.longestNote else {
      throw .noteTooLong(limit: CheckItem.longestNote)
    }
    var taxes: [TaxRate] = []
    for name in product.taxes {
      guard let rate = world.rules.taxRate(name) else { throw .noSuchTax(name) }
      taxes.append(rate)
    }
    let item = CheckItem(
      id: itemID, product: product, quantity: quantity, taxes: taxes, note: note)
    let fact = CheckFact.itemAdded(item)
    try check.trying(fact, world, by: actor).guardLimit(in: world, of: employee)
    return [fact]
  }
}

extension Quantity {
  /// Refuses what the product is not sold by.
  ///
  /// - Throws: `CheckRefusal.badQuantity` or `.wholePiecesOnly`.
  func guardSellable(of product: Product) throws(CheckRefusal) {
    guard isSellable else { throw .badQuantity }
    guard isWhole || product.takesFractions else { throw .wholePiecesOnly(product.name) }
  }
}

extension CheckItem {
  /// The longest note, in characters.
  public static let longestNote = 60
}
