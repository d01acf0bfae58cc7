/// The id of a combo on a check.
public typealias ComboUseID = ID<ComboUse>

/// Lines of a check that are sold together for less.
///
/// It counts as often as the check holds all of its parts; see ``Pricing``. The saving is spread
/// over the parts by their prices, so that each keeps its own taxes.
public struct ComboUse: Hashable, Sendable, Codable {
  /// Made where the combo was formed.
  public var id: ComboUseID
  /// The product that stands for the combo on the menu.
  public var productID: ProductID
  /// What the guest reads.
  public var name: String
  /// The price of one combo, with what better choices cost.
  public var price: Money
  /// How many of the combo.
  public var count: Int64
  /// The lines, of each as many pieces as there are combos.
  public var items: [CheckItemID]

  /// How many pieces of each line one of it takes.
  var pieces: [CheckItemID: Int64] {
    Dictionary(items.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// The most of one combo that are sold together.
  public static let mostCount: Int64 = 1000

  /// A combo of those lines.
  public init(
    id: ComboUseID, productID: ProductID, name: String, price: Money, count: Int64,
    items: [CheckItemID]
  ) {
    (self.id, self.productID, self.name) = (id, productID, name)
    (self.price, self.count, self.items) = (price, count, items)
  }

  enum CodingKeys: String, CodingKey {
    case id = "comboUseId"
    case productID = "productId"
    case name
    case price = "priceMinor"
    case count
    case items = "itemIds"
  }
}
