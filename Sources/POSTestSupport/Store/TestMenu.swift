public import POSModel

/// A menu small enough to know by heart.
public enum TestMenu {
  /// The products: a burger for 8.50, fries for 3.80, a cola for 2.50, salad by weight, free water.
  public static let entries: [ProductEntry] = [
    entry("101", "Classic burger", 850, tax: "food", station: "kitchen"),
    entry("102", "Fries", 380, tax: "food", station: "fry"),
    entry("201", "Cola", 250, tax: "drink", station: "bar"),
    entry("205", "Salad bar", 1_290, tax: "food", weighed: true),
    entry("900", "Tap water", 0, tax: nil),
  ]

  /// The rules it is sold under.
  public static let rules: [(key: String, value: String)] = [
    ("store.name", "Harbor Grill"), ("tax.rates", "food=8 drink=10"),
  ]

  /// The id of the product of a PLU: the same in every store.
  public static func id(_ plu: String) -> ProductID {
    let digits = String(repeating: "0", count: max(0, 12 - plu.utf8.count)) + plu
    return ProductID("00000000-0000-7000-8000-\(digits)")
  }

  private static func entry(
    _ plu: String, _ name: String, _ price: Int64, tax: String?, station: String? = nil,
    weighed: Bool = false
  ) -> ProductEntry {
    var entry = ProductEntry(
      plu: plu, name: name, category: "All", position: (Int(plu) ?? 0),
      price: Money(minorUnits: price))
    entry.taxes = tax.map { [$0] } ?? []
    entry.station = station.map { StationID($0) }
    entry.takesFractions = weighed
    entry.unit = weighed ? "kg" : ""
    entry.barcodes = ["4000\(plu)"]
    return entry
  }
}
