/// A wish: ring a product.
public struct AddItem: CheckCommand, ApprovableCommand {
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
  /// What the guest wants on it, in the order chosen.
  public var modifiers: [ModifierChoice]
  /// The seat it is for; nil when for nobody in particular.
  public var seat: Int?
  /// The price of all of it that a scale printed; nil when the menu's counts.
  public var labelPrice: Money?
  /// Who let it be rung although it had run out.
  public var approver: EmployeeID?

  /// The wish for one line.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, itemID: CheckItemID,
    productID: ProductID, quantity: Quantity, note: String = "", modifiers: [ModifierChoice] = [],
    seat: Int? = nil, labelPrice: Money? = nil
  ) {
    (self.key, self.actor, self.checkID, self.itemID) = (key, actor, checkID, itemID)
    (self.productID, self.quantity, self.note) = (productID, quantity, note)
    (self.modifiers, self.seat, self.labelPrice) = (modifiers, seat, labelPrice)
  }

  /// The product and the approver.
  public var needs: Needs { Needs(products: [productID], approver: approver) }

  /// Rings the product at its present price, or at that of its label.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    guard check.item(itemID) == nil else { throw .itemExists }
    var item = try world.item(
      productID, id: itemID, quantity: quantity, note: note, modifiers: modifiers, seat: seat,
      orderType: check.orderType)
    if let labelPrice {
      guard labelPrice >= .zero, labelPrice.isWithinLimit else { throw .badAmount }
      guard item.takesFractions else { throw .wholePiecesOnly(item.name) }
      guard quantity == .one else { throw .badQuantity }
      item.override = PriceOverride(
        listPrice: item.unitPrice, reason: PriceOverride.labelReason)
      item.unitPrice = labelPrice
    }
    let fact = CheckFact.itemAdded(item)
    try check.trying([fact], world, by: actor).guardLimit(in: world, of: employee)
    return [fact]
  }

  /// So much less is left.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] { world.sold([(productID, quantity.thousandths)]) }
}

extension World {
  /// A line of a product that was looked up, at its present price; `taken` thousandths of it are
  /// rung by the same wish already.
  ///
  /// - Throws: `CheckRefusal`.
  func item(
    _ productID: ProductID, id: CheckItemID, quantity: Quantity, note: String = "",
    modifiers: [ModifierChoice], seat: Int?, orderType: OrderType, taken: Int64 = 0
  ) throws(CheckRefusal) -> CheckItem {
    guard let product = products[productID], product.isActive else { throw .noSuchProduct }
    try quantity.guardSellable(of: product)
    try note.guardLength()
    guard seat.map({ (1...99).contains($0) }) ?? true else { throw .badSplit(most: 99) }
    var item = CheckItem(
      id: id, product: product, quantity: quantity,
      taxes: try taxes(of: product, for: orderType), note: note)
    item.modifiers = try groups(of: product).modifiers(for: modifiers, on: product.name)
    item.seat = seat
    item.soldOutApprover = try guardStock(of: product, taken + quantity.thousandths)
    return item
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
