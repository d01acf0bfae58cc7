import POSModel
import POSScreens

extension FakeStore {
  /// The grill with modifiers, combos, discounts and a steak that must be asked about.
  static var fullGrill: FakeStore {
    var store = grill
    store.products = store.products.compactMap { product in
      var entry = product.entry
      switch entry.plu {
      case "101", "102": entry.modifierGroups = ["extras"]
      case "201": entry.modifierGroups = ["sauce"]
      default: break
      }
      return FakeStore.product(entry)
    }
    store.products += [
      extra("104", "Rib steak", "Burgers", 1800, groups: ["doneness", "sauce"]),
      extra("501", "Burger meal", "Meals", 1290),
      extra("502", "Steak meal", "Meals", 1900),
    ].compactMap { $0 }
    store.groups = Dictionary(
      grillGroups.compactMap { $0 }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    store.combos = grillCombos.compactMap { $0 }
    store.discountRules = grillRules.compactMap { $0 }
    return store
  }

  /// The full grill with other rules.
  static func fullGrill(_ change: (inout StoreRules) -> Void) -> FakeStore {
    var store = fullGrill
    change(&store.rules)
    return store
  }

  /// The full grill with one rule as text, as `pos config` sets it.
  ///
  /// - Throws: `RuleFault`.
  static func fullGrill(_ rule: String, _ value: String) throws -> FakeStore {
    var store = fullGrill
    try store.rules.set(rule, to: value)
    return store
  }

  private static func cents(_ amount: Int64) -> Money { Money(minorUnits: amount) }

  private static var stamp: FactStamp {
    FactStamp(
      eventID: EventID("c"), at: .start, lamport: 0, origin: DeviceID("L1"),
      actor: EmployeeID("e5"))
  }

  private static func extra(
    _ plu: String, _ name: String, _ category: String, _ price: Int64, groups: [String] = []
  ) -> Product? {
    var entry = ProductEntry(
      plu: plu, name: name, category: category, position: 20 + (Int(plu) ?? 0),
      price: cents(price))
    (entry.taxes, entry.modifierGroups) = (["Tax"], groups)
    return product(entry)
  }

  /// A modifier group of those names and prices.
  static func group(
    _ name: String, _ counts: ClosedRange<Int>, free: Int = 0, _ modifiers: [(String, Int64)]
  ) -> ModifierGroup? {
    let entry = ModifierGroupEntry(
      position: 0, least: counts.lowerBound, most: counts.upperBound, free: free,
      modifiers: modifiers.map { .init(name: $0.0, price: cents($0.1)) })
    return ModifierGroup(id: ModifierGroupID(name), beginning: .entered(entry), stamp)
  }

  private static let grillGroups = [
    group(
      "extras", 0...3,
      [("cheese", 100), ("bacon", 150), ("onion", 0), ("pickles", 0), ("pickled beet", 50)]),
    group("doneness", 1...1, [("rare", 0), ("medium", 0), ("well done", 0)]),
    group("sauce", 0...3, free: 1, [("ketchup", 30), ("mayonnaise", 30), ("garlic", 50)]),
  ]

  /// A combo of slots: each a name and its products with what they add.
  static func combo(_ plu: String, _ slots: [(String, [(String, Int64)])]) -> Combo? {
    let entry = ComboEntry(
      slots: slots.map { name, choices in
        .init(name: name, choices: choices.map { .init(plu: $0.0, surcharge: cents($0.1)) })
      })
    return Combo(id: ComboID(plu), beginning: .entered(entry), stamp)
  }

  private static let grillCombos = [
    combo(
      "501",
      [
        ("Burger", [("101", 0), ("102", 70)]), ("Side", [("201", 0), ("202", 0)]),
        ("Drink", [("301", 0), ("302", 100)]),
      ]),
    combo("502", [("Steak", [("104", 0)]), ("Side", [("202", 0)])]),
  ]

  /// A rule of the house.
  static func rule(_ code: String, _ entry: DiscountRuleEntry) -> DiscountRule? {
    DiscountRule(id: DiscountRuleID(code), beginning: .entered(entry), stamp)
  }

  private static let grillRules = [
    rule("senior", .init(name: "Senior", scope: .check, kind: .percent(100_000))),
    rule(
      "staff",
      .init(name: "Staff meal", scope: .check, kind: .percent(500_000), needsApproval: true)),
    rule(
      "happy",
      .init(
        name: "Happy hour", scope: .item, kind: .percent(250_000), plus: ["302"],
        window: TimeWindow(text: "16:00-18:00"))),
    rule(
      "water3",
      .init(
        name: "3 waters", scope: .products, kind: .countForPrice(3, cents(500)), plus: ["301"])),
    rule("regular", .init(name: "Regular guest", scope: .check, kind: .amount(cents(200)))),
  ]
}
