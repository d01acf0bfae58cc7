/// The id of a check item.
public typealias CheckItemID = ID<CheckItem>

/// A line on a check: what was ordered, how much of it, at what price and tax.
///
/// It repeats what the product was when it was rung, so that a later change of the menu does not
/// change a check.
public struct CheckItem: Hashable, Sendable {
  /// Made where the item was rung.
  public var id: CheckItemID
  /// The product rung.
  public var productID: ProductID
  /// What the cashier keys for it.
  public var plu: String
  /// What the guest reads.
  public var name: String
  /// What the cook reads.
  public var kitchenName: String
  /// How much of it was ordered, also what was voided since.
  public var quantity: Quantity
  /// The price of one, without its modifiers.
  public var unitPrice: Money
  /// The taxes on it.
  public var taxes: [TaxRate]
  /// Where it is made; nil when the product has no station.
  public var station: StationID?
  /// Whether it may be sold by parts of one, as what is weighed is.
  public var takesFractions: Bool
  /// What the guest wished, such as `no salt`; empty when nothing.
  public var note: String
  /// What the guest wants on it, in the order chosen.
  public var modifiers: [ItemModifier] = []
  /// Why the price is not that of the menu; nil when it is.
  public var override: PriceOverride?
  /// The seat it is for, from 1; nil when for nobody in particular.
  public var seat: Int?
  /// The round it was sent to the kitchen in, from 1; nil while it is not sent.
  public var round: Int?
  /// What was cancelled of it after it was sent.
  public var voids: [ItemVoid] = []
  /// The line of another check it was moved from; nil when it was rung here.
  public var movedFrom: CheckItemID?
  /// Who let it be rung although it had run out; nil when nobody had to.
  public var soldOutApprover: EmployeeID?
  /// What the kitchen knows it by, when it was sent from another check.
  public var fired: FiredLine?

  /// A line of one product.
  public init(
    id: CheckItemID, product: Product, quantity: Quantity, taxes: [TaxRate], note: String = ""
  ) {
    (self.id, productID, plu) = (id, product.id, product.plu)
    (name, kitchenName) = (product.name, product.kitchenName)
    (self.quantity, unitPrice, self.taxes) = (quantity, product.price, taxes)
    (station, takesFractions) = (product.station, product.takesFractions)
    self.note = note
  }

  /// The price of one with its modifiers.
  public var priceOfOne: Money { modifiers.reduce(unitPrice) { $0 + $1.price } }

  /// How much was cancelled, in thousandths.
  public var voidedThousandths: Int64 {
    min(quantity.thousandths, voids.reduce(0) { $0 + $1.quantity.thousandths })
  }

  /// How much of it is still ordered, in thousandths; 0 when all was voided.
  public var liveThousandths: Int64 { quantity.thousandths - voidedThousandths }

  /// How much of it is still ordered.
  public var liveQuantity: Quantity { Quantity(thousandths: liveThousandths) }

  /// Whether nothing of it is ordered any more.
  public var isVoided: Bool { liveThousandths == 0 }

  /// Whether the kitchen has it.
  public var isSent: Bool { round != nil }

  /// What the line comes to before discounts and before tax that is added.
  public var amount: Money { pricing.money }

  /// What a modifier adds to the line.
  public func amount(of modifier: ItemModifier) -> Money {
    liveQuantity.priced(at: modifier.price).money
  }

  /// What the line comes to without its modifiers. Where each of them stands on a row of its own,
  /// the rows add up to ``amount``.
  public var bareAmount: Money { modifiers.reduce(amount) { $0 - amount(of: $1) } }

  /// What the line comes to; `held` tells when that went beyond the limit.
  var pricing: (money: Money, held: Bool) { liveQuantity.priced(at: priceOfOne) }
}

extension CheckItem: Codable {
  enum CodingKeys: String, CodingKey {
    case id
    case productID = "productId"
    case plu, name, kitchenName, quantity
    case unitPrice = "unitPriceMinor"
    case taxes, station, takesFractions, note, modifiers, override, seat, round, voids
    case movedFrom = "movedFromItemId"
    case soldOutApprover = "soldOutApproverId"
    case fired
  }

  /// Reads a line; what an older program did not write is as if nothing was wished.
  ///
  /// - Throws: `DecodingError` when a field is missing or no line may have it.
  public init(from decoder: any Decoder) throws {
    let payload = try decoder.container(keyedBy: CodingKeys.self)
    id = try payload.decode(CheckItemID.self, forKey: .id)
    productID = try payload.decode(ProductID.self, forKey: .productID)
    plu = try payload.decode(String.self, forKey: .plu)
    name = try payload.decode(String.self, forKey: .name)
    kitchenName = try payload.decode(String.self, forKey: .kitchenName)
    quantity = try payload.decode(Quantity.self, forKey: .quantity)
    unitPrice = try payload.decode(Money.self, forKey: .unitPrice)
    taxes = try payload.decode([TaxRate].self, forKey: .taxes)
    station = try payload.decodeIfPresent(StationID.self, forKey: .station)
    takesFractions = try payload.decode(Bool.self, forKey: .takesFractions)
    note = try payload.decode(String.self, forKey: .note)
    modifiers = try payload.decodeIfPresent([ItemModifier].self, forKey: .modifiers) ?? []
    override = try payload.decodeIfPresent(PriceOverride.self, forKey: .override)
    seat = try payload.decodeIfPresent(Int.self, forKey: .seat)
    round = try payload.decodeIfPresent(Int.self, forKey: .round)
    voids = try payload.decodeIfPresent([ItemVoid].self, forKey: .voids) ?? []
    movedFrom = try payload.decodeIfPresent(CheckItemID.self, forKey: .movedFrom)
    soldOutApprover = try payload.decodeIfPresent(EmployeeID.self, forKey: .soldOutApprover)
    fired = try payload.decodeIfPresent(FiredLine.self, forKey: .fired)
  }

  /// Writes a line; what was not wished is left out.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var payload = encoder.container(keyedBy: CodingKeys.self)
    try payload.encode(id, forKey: .id)
    try payload.encode(productID, forKey: .productID)
    try payload.encode(plu, forKey: .plu)
    try payload.encode(name, forKey: .name)
    try payload.encode(kitchenName, forKey: .kitchenName)
    try payload.encode(quantity, forKey: .quantity)
    try payload.encode(unitPrice, forKey: .unitPrice)
    try payload.encode(taxes, forKey: .taxes)
    try payload.encodeIfPresent(station, forKey: .station)
    try payload.encode(takesFractions, forKey: .takesFractions)
    try payload.encode(note, forKey: .note)
    if !modifiers.isEmpty { try payload.encode(modifiers, forKey: .modifiers) }
    try payload.encodeIfPresent(override, forKey: .override)
    try payload.encodeIfPresent(seat, forKey: .seat)
    try payload.encodeIfPresent(round, forKey: .round)
    if !voids.isEmpty { try payload.encode(voids, forKey: .voids) }
    try payload.encodeIfPresent(movedFrom, forKey: .movedFrom)
    try payload.encodeIfPresent(soldOutApprover, forKey: .soldOutApprover)
    try payload.encodeIfPresent(fired, forKey: .fired)
  }
}
