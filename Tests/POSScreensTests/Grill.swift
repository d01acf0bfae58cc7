import POSModel

extension FakeStore {
  /// A small believable restaurant; prices without tax, 8 % on top.
  static var grill: FakeStore {
    var rules = StoreRules(currency: .usd)
    rules.storeName = "Harbor Grill"
    rules.taxRates = ["Tax": 80_000]
    var store = FakeStore(rules: rules, products: grillMenu)
    store.hire("Ana Silva", .cashier, pin: "1111")
    store.hire("Ben Cook", .cook, pin: "2222")
    store.hire("Old Joe", .cashier, pin: "3333", isActive: false)
    store.hire("Dan Reyes", .cashier, pin: "1212")
    store.hire("Mia Manager", .manager, pin: "9999")
    return store
  }

  /// The grill with other rules.
  static func grill(_ change: (inout StoreRules) -> Void) -> FakeStore {
    var store = grill
    change(&store.rules)
    return store
  }

  private static let grillMenu: [Product] = products([
    ("101", "Classic burger", "Burgers", 850, ["9520001001079"]),
    ("102", "Cheeseburger", "Burgers", 920, []),
    ("103", "Veggie burger", "Burgers", 890, []),
    ("201", "Fries large", "Sides", 380, []),
    ("202", "Fries small", "Sides", 260, []),
    ("205", "Coleslaw", "Sides", 1200, []),
    ("301", "Still water 0.5 l", "Drinks", 220, ["4006381333931"]),
    ("302", "Crème brûlée shake", "Drinks", 640, []),
    ("303", "Tap water", "Drinks", 0, []),
    ("401", "Combo 10", "Combos", 1500, []),
    ("402", "Combo 2", "Combos", 1600, []),
  ])

  /// Products in menu order; 205 is sold by weight, 303 without tax.
  static func products(
    _ lines: [(plu: String, name: String, category: String, cents: Int64, barcodes: [String])]
  ) -> [Product] {
    lines.enumerated().compactMap { place, line in
      var entry = ProductEntry(
        plu: line.plu, name: line.name, category: line.category, position: place,
        price: Money(minorUnits: line.cents))
      entry.taxes = line.plu == "303" ? [] : ["Tax"]
      entry.barcodes = line.barcodes
      if line.plu == "205" { (entry.takesFractions, entry.unit) = (true, "kg") }
      return product(entry)
    }
  }

  static func product(_ entry: ProductEntry) -> Product? {
    let stamp = FactStamp(
      eventID: EventID("p\(entry.plu)"), at: .start, lamport: 0, origin: DeviceID("L1"),
      actor: EmployeeID("e5"))
    return Product(id: ProductID("p\(entry.plu)"), beginning: .entered(entry), stamp)
  }
}
