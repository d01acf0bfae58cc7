/// The id of a check item.
public typealias CheckItemID = ID<CheckItem>

/// A line on a check: what was ordered, how much of it, at what price and tax.
///
/// It repeats what the product was when it was rung, so that a later change of the menu does not
/// change a check.
public struct CheckItem: Hashable, Sendable, Codable {
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
  /// How much of it.
  public var quantity: Quantity
  /// The price of one.
  public var unitPrice: Money
  /// The taxes on it.
  public var taxes: [TaxRate]
  /// Where it is made; nil when the product has no station.
  public var station: StationID?
  /// Whether it may be sold by parts of one, as what is weighed is.
  public var takesFractions: Bool
  /// What the guest wished, such as `no salt`; empty when nothing.
  public var note: String

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

  enum CodingKeys: String, CodingKey {
    case id
    case productID = "productId"
    case plu, name, kitchenName, quantity
    case unitPrice = "unitPriceMinor"
    case taxes, station, takesFractions, note
  }

  /// What the line comes to, before tax that is added.
  public var amount: Money { quantity.priced(at: unitPrice).money }
}
