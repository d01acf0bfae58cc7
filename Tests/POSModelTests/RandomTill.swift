import POSModel

/// A till where anything may be rung, in any order, as its seed wills: under all tax rules, in
/// several currencies and with several smallest coins. What is refused changes nothing.
struct RandomTill {
  var till: Till
  var random: SeededGenerator
  /// The check that is rung on.
  var checkID = CheckID("check")
  private var names = 0
  private static let plus = (101...108).map { "\($0)" }

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    let codes = ["USD", "EUR", "CHF", "JPY", "KWD"]
    var rules = StoreRules(currency: Currency(code: codes[Int(seed % 5)]) ?? .usd)
    rules.taxRule = TaxRule(
      mode: seed % 2 == 0 ? .exclusive : .inclusive, rounding: seed / 2 % 2 == 0 ? .line : .check)
    let coins: [Int64] = [1, 1, 5, 10, 100]
    rules.cashRounding = CashRounding(
      coin: Money(minorUnits: coins[Int.random(in: 0..<5, using: &random)]))
    for name in ["food", "drink", "city"] {
      rules.taxRates[name] = Int64.random(
        in: 0...(seed % 9 == 0 ? 5_000_000 : 250_000), using: &random)
    }
    rules.taxRatesByOrderType[.takeOut] = ["food": Int64.random(in: 0...90_000, using: &random)]
    till = Till(rules: rules)
    writeMenu()
  }

  /// Eight products, one of them weighed, with modifiers; a combo and some discounts.
  private mutating func writeMenu() {
    till.offer(
      "extras",
      ModifierGroupEntry(
        position: 0, least: 0, most: 3, free: 1,
        modifiers: ["cheese", "bacon", "onion", "salt"].map { name in
          ModifierGroupEntry.Modifier(name: name, price: amount(to: 250))
        }))
    for (place, plu) in Self.plus.enumerated() {
      var entry = ProductEntry(
        plu: plu, name: "Product \(plu)", category: "All", position: place,
        price: place == 7 ? .zero : amount(to: 3_000))
      entry.taxes = ["food", "drink", "city"].filter { _ in Bool.random(using: &random) }
      entry.takesFractions = place == 6
      entry.modifierGroups = place < 4 ? ["extras"] : []
      till.sell(Shop.product(entry))
    }
    var combo = ProductEntry(
      plu: "900", name: "Combo", category: "All", position: 9, price: amount(to: 4_000))
    combo.taxes = []
    till.sell(Shop.product(combo))
    till.offer(
      "900",
      ComboEntry(
        slots: [["101", "102"], ["103", "104"], ["105", "106", "107"]].map { plus in
          ComboEntry.Slot(
            name: "Slot",
            choices: plus.map { ComboEntry.Choice(plu: $0, surcharge: amount(to: 100)) })
        }))
    till.offer(
      "case",
      DiscountRuleEntry(
        name: "3 for", scope: .products, kind: .countForPrice(3, amount(to: 4_000)),
        plus: ["101", "102", "103"]))
    till.offer(
      "happy", DiscountRuleEntry(name: "Happy hour", scope: .item, kind: .percent(333_333)))
  }

  /// The check that is rung on.
  ///
  /// - Throws: `Till.Missing`.
  func check() throws -> Check { try till.check(checkID.rawValue) }

  mutating func amount(to most: Int64) -> Money {
    Money(minorUnits: Int64.random(in: 0...most, using: &random))
  }

  mutating func name(_ kind: String) -> String {
    names += 1
    return "\(kind)\(names)"
  }

  mutating func key() -> IdempotencyKey { IdempotencyKey(name("key")) }

  /// Opens the check that is rung on.
  ///
  /// - Throws: `CheckRefusal`.
  mutating func open() throws {
    try till.perform(
      OpenCheck(key: key(), actor: Shop.mia.id, checkID: checkID, orderType: .eatIn))
  }

  /// Wishes something; whether it was granted.
  @discardableResult
  mutating func wish<Wish: Command>(_ wish: Wish) -> Bool where Wish.Subject == Check {
    do throws(Wish.Denial) { try till.perform(wish) } catch { return false }
    return true
  }

  /// Rings between 3 and 25 times, mostly items.
  ///
  /// - Throws: `Till.Missing`.
  mutating func ringSome() throws {
    try open()
    for _ in 0..<Int.random(in: 3...25, using: &random) {
      switch Int.random(in: 0..<20, using: &random) {
      case 0..<8: addItem()
      case 8: addCombo()
      case 9: try formCombo()
      case 10..<15: try discount()
      default: try change()
      }
    }
  }

  private mutating func addItem() {
    let plu = Self.plus.randomElement(using: &random) ?? "101"
    let thousandths =
      plu == "107"
      ? Int64.random(in: 1...3_000, using: &random)
      : 1_000 * Int64.random(in: 1...5, using: &random)
    wish(
      AddItem(
        key: key(), actor: Shop.mia.id, checkID: checkID, itemID: CheckItemID(name("item")),
        productID: ProductID(plu), quantity: Quantity(thousandths: thousandths),
        modifiers: plu < "105" ? choices() : [],
        seat: Bool.random(using: &random) ? Int.random(in: 1...4, using: &random) : nil))
  }

  private mutating func choices() -> [ModifierChoice] {
    ["cheese", "bacon", "onion", "salt"].shuffled(using: &random).prefix(
      Int.random(in: 0...3, using: &random)
    ).map { name in
      ModifierChoice(
        group: "extras", name: name,
        kind: ModifierKind.allCases.randomElement(using: &random) ?? .no)
    }
  }

  private mutating func addCombo() {
    let plus = [["101", "102"], ["103", "104"], ["105", "106"]].compactMap {
      $0.randomElement(using: &random)
    }
    let parts = plus.map {
      AddCombo.Part(itemID: CheckItemID(name("item")), productID: ProductID($0))
    }
    wish(
      AddCombo(
        key: key(), actor: Shop.mia.id, checkID: checkID, comboUseID: ComboUseID(name("combo")),
        comboID: ComboID("900"), productID: ProductID("900"),
        count: Int64.random(in: 1...2, using: &random), parts: parts))
  }

  /// Wishes to make a combo of lines that may fit.
  ///
  /// - Throws: `Till.Missing`.
  private mutating func formCombo() throws {
    let items = try check().items
    let chosen = [["101", "102"], ["103", "104"], ["105", "106", "107"]].compactMap { plus in
      items.filter { plus.contains($0.plu) }.randomElement(using: &random)?.id
    }
    wish(
      FormCombo(
        key: key(), actor: Shop.mia.id, checkID: checkID, comboUseID: ComboUseID(name("combo")),
        comboID: ComboID("900"), productID: ProductID("900"), count: 1, items: chosen))
  }

  /// Wishes any discount of anything.
  ///
  /// - Throws: `Till.Missing`.
  private mutating func discount() throws {
    let offers: [ApplyDiscount.Offer] = [
      .percent(Int64.random(in: 0...1_000_000, using: &random)), .amount(amount(to: 2_000)),
      .fixedPrice(amount(to: 2_000)), .comp, .rule(DiscountRuleID("case")),
      .rule(DiscountRuleID("happy")), .percent(100_000), .amount(amount(to: 300)),
    ]
    let offer = offers.randomElement(using: &random) ?? .comp
    let item = try check().items.randomElement(using: &random)?.id
    let isForCheck = Int.random(in: 0..<5, using: &random) < (offer == .comp ? 1 : 3)
    wish(
      ApplyDiscount(
        key: key(), actor: Shop.mia.id, checkID: checkID,
        discountID: DiscountID(name("discount")), itemID: isForCheck ? nil : item, offer: offer,
        reason: "random"))
  }

  /// Wishes to change something that is on the check.
  ///
  /// - Throws: `Till.Missing`.
  private mutating func change() throws {
    let check = try check()
    let actor = Shop.mia.id
    guard let item = check.items.randomElement(using: &random) else { return }
    switch Int.random(in: 0..<9, using: &random) {
    case 0: wish(SendRound(key: key(), actor: actor, checkID: checkID))
    case 1: wish(RemoveItem(key: key(), actor: actor, checkID: checkID, itemID: item.id))
    case 2:
      let pieces = Int64.random(in: 1...4, using: &random)
      wish(
        ChangeQuantity(
          key: key(), actor: actor, checkID: checkID, itemID: item.id,
          quantity: Quantity(thousandths: 1_000 * pieces)))
    case 3, 4:
      wish(
        VoidItem(
          key: key(), actor: actor, checkID: checkID, itemID: item.id, quantity: .one,
          reason: "random"))
    case 5:
      wish(
        ChangePrice(
          key: key(), actor: actor, checkID: checkID, itemID: item.id,
          price: Bool.random(using: &random) ? amount(to: 3_000) : nil, reason: "random"))
    case 6:
      guard let combo = check.combos.randomElement(using: &random) else { return }
      wish(DissolveCombo(key: key(), actor: actor, checkID: checkID, comboUseID: combo.id))
    case 7:
      guard let discount = check.discounts.randomElement(using: &random) else { return }
      wish(RemoveDiscount(key: key(), actor: actor, checkID: checkID, discountID: discount.id))
    default:
      wish(
        ChangeOrderType(
          key: key(), actor: actor, checkID: checkID,
          orderType: OrderType.allCases.randomElement(using: &random) ?? .eatIn))
    }
  }
}
