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

  /// Reads an entry.
  ///
  /// - Throws: `DecodingError` when a field is missing or the price is negative.
  public init(from decoder: any Decoder) throws {
    let payload = try decoder.container(keyedBy: CodingKeys.self)
    plu = try payload.decode(String.self, forKey: .plu)
    name = try payload.decode(String.self, forKey: .name)
    kitchenName = try payload.decode(String.self, forKey: .kitchenName)
    category = try payload.decode(String.self, forKey: .category)
    position = try payload.decode(Int.self, forKey: .position)
    price = try payload.decode(Money.self, forKey: .price)
    taxes = try payload.decode([String].self, forKey: .taxes)
    station = try payload.decodeIfPresent(StationID.self, forKey: .station)
    barcodes = try payload.decode([String].self, forKey: .barcodes)
    modifierGroups = try payload.decode([String].self, forKey: .modifierGroups)
    tracksStock = try payload.decode(Bool.self, forKey: .tracksStock)
    unit = try payload.decode(String.self, forKey: .unit)
    takesFractions = try payload.decode(Bool.self, forKey: .takesFractions)
    isActive = try payload.decode(Bool.self, forKey: .isActive)
    guard price >= .zero else {
      throw DecodingError.dataCorruptedError(
        forKey: .price, in: payload, debugDescription: "a price is not negative")
    }
  }
}
