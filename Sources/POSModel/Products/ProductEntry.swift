/// A product as it stands in the menu: one line of the menu file.
public struct ProductEntry: Hashable, Sendable, Codable {
  /// What a cashier keys for it; digits.
  public var plu: String
  /// What the guest reads.
  public var name: String
  /// What the cook reads; empty when the same.
  public var kitchenName: String
  /// The page of the menu it stands on.
  public var category: String
  /// Its place in the menu, from 0; categories come in the order of their first product.
  public var position: Int
  /// The price of one.
  public var price: Money
  /// The names of the taxes on it.
  public var taxes: [String]
  /// Where it is made; nil when nowhere.
  public var station: StationID?
  /// The barcodes that mean it.
  public var barcodes: [String]
  /// The names of its modifier groups.
  public var modifierGroups: [String]
  /// Whether stock is counted.
  public var tracksStock: Bool
  /// What one of it is, such as `kg`; empty for a piece.
  public var unit: String
  /// Whether it may be sold by parts of one.
  public var takesFractions: Bool
  /// Whether it is sold.
  public var isActive: Bool

  /// A product that is sold by the piece, without tax, station or barcode.
  public init(plu: String, name: String, category: String, position: Int, price: Money) {
    (self.plu, self.name, self.category) = (plu, name, category)
    (self.position, self.price) = (position, price)
    (kitchenName, unit) = ("", "")
    (taxes, barcodes, modifierGroups) = ([], [], [])
    (tracksStock, takesFractions, isActive) = (false, false, true)
  }

  enum CodingKeys: String, CodingKey {
    case plu, name, kitchenName, category, position
    case price = "priceMinor"
    case taxes
    case station = "stationId"
    case barcodes, modifierGroups, tracksStock, unit, takesFractions
    case isActive
  }
}
