/// A wish: ring a combo, with a product for each of its slots.
public struct AddCombo: CheckCommand, ApprovableCommand {
  /// The product for one slot.
  public struct Part: Hashable, Sendable, Codable {
    /// The id of the line to be.
    public var itemID: CheckItemID
    /// What fills the slot.
    public var productID: ProductID
    /// What the guest wants on it.
    public var modifiers: [ModifierChoice]

    /// A product for a slot.
    public init(itemID: CheckItemID, productID: ProductID, modifiers: [ModifierChoice] = []) {
      (self.itemID, self.productID, self.modifiers) = (itemID, productID, modifiers)
    }
  }

  /// The name in `idempotency_keys`.
  public static let operation = "add_combo"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check to ring it on.
  public var checkID: CheckID
  /// The id of the combo on the check to be.
  public var comboUseID: ComboUseID
  /// The combo.
  public var comboID: ComboID
  /// The product that stands for it.
  public var productID: ProductID
  /// How many of it.
  public var count: Int64
  /// What fills its slots, in their order.
  public var parts: [Part]
  /// The seat it is for; nil when for nobody in particular.
  public var seat: Int?
  /// Who let it be rung although something had run out.
  public var approver: EmployeeID?

  /// The wish for a combo of those parts.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, comboUseID: ComboUseID,
    comboID: ComboID, productID: ProductID, count: Int64, parts: [Part], seat: Int? = nil
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.comboUseID, self.comboID, self.productID) = (comboUseID, comboID, productID)
    (self.count, self.parts, self.seat) = (count, parts, seat)
  }

  /// The combo, all products and the approver.
  public var needs: Needs {
    var needs = Needs(products: [productID] + parts.map(\.productID), approver: approver)
    needs.combo = comboID
    return needs
  }

  /// Rings its parts and forms the combo.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    guard (1...ComboUse.mostCount).contains(count) else { throw .badQuantity }
    guard Set(parts.map(\.itemID)).count == parts.count else { throw .itemExists }
    var facts: [CheckFact] = []
    var plus: [String] = []
    var wanted: [ProductID: Int64] = [:]
    for part in parts {
      guard check.item(part.itemID) == nil else { throw .itemExists }
      let before = wanted[part.productID, default: 0]
      wanted[part.productID] = before + count * 1000
      let item = try world.item(
        part.productID, id: part.itemID, quantity: Quantity(thousandths: count * 1000),
        modifiers: part.modifiers, seat: seat, orderType: check.orderType, taken: before)
      plus.append(item.plu)
      facts.append(.itemAdded(item))
    }
    facts.append(
      .comboFormed(
        try world.combo(
          comboUseID, productID: productID, count: count, plus: plus,
          items: parts.map(\.itemID))))
    try check.trying(facts, world, by: actor).guardLimit(in: world, of: employee)
    return facts
  }

  /// So much less of its parts is left.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] {
    let sums = Dictionary(parts.map { ($0.productID, count * 1000) }, uniquingKeysWith: +)
    return world.sold(sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
}
