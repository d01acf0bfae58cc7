import POSModel

/// A till at lunch time: burgers, fries, salad and cola, a meal of them, and an open check `c`.
extension Till {
  /// - Throws: `CheckRefusal`.
  static func lunch(rules: StoreRules = Shop.rules) throws -> Till {
    var till = Till(rules: rules)
    till.offer(
      "doneness",
      ModifierGroupEntry(
        position: 0, least: 1, most: 1, free: 0,
        modifiers: [.init(name: "rare", price: .zero), .init(name: "done", price: .zero)]))
    till.offer(
      "extras",
      ModifierGroupEntry(
        position: 1, least: 0, most: 2, free: 1,
        modifiers: [
          .init(name: "cheese", kitchenName: "CHS", price: Shop.usd(100)),
          .init(name: "bacon", price: Shop.usd(150)), .init(name: "onion", price: Shop.usd(50)),
          .init(name: "salt", price: .zero),
        ]))
    till.sell(product("101", "Burger", 850, "food"))
    till.sell(product("102", "Steak", 2_400, "food", groups: ["doneness", "extras"]))
    till.sell(product("201", "Fries", 350, "food"))
    till.sell(product("202", "Salad", 500, "food"))
    till.sell(product("301", "Cola", 250, "drink"))
    till.sell(product("401", "Cheese", 2_400, "food", weighed: true))
    till.sell(product("900", "Meal", 1_190, "food"))
    till.offer(
      "900",
      ComboEntry(slots: [
        .init(name: "Main", choices: [.init(plu: "101")]),
        .init(
          name: "Side", choices: [.init(plu: "201"), .init(plu: "202", surcharge: Shop.usd(75))]),
        .init(name: "Drink", choices: [.init(plu: "301")]),
      ]))
    try till.open("c")
    return till
  }

  static func product(
    _ plu: String, _ name: String, _ price: Int64, _ tax: String, groups: [String] = [],
    weighed: Bool = false
  ) -> Product {
    var entry = ProductEntry(
      plu: plu, name: name, category: "All", position: 0, price: Shop.usd(price))
    (entry.taxes, entry.modifierGroups, entry.takesFractions) = ([tax], groups, weighed)
    return Shop.product(entry)
  }

  /// - Throws: `CheckRefusal`.
  mutating func open(_ id: String, _ type: OrderType = .eatIn) throws {
    try perform(
      OpenCheck(key: Shop.key(id), actor: actor.id, checkID: CheckID(id), orderType: type))
  }

  /// A wish for a line whose id is the PLU, unless it is given another.
  func add(
    _ plu: String, _ pieces: Int64 = 1, as id: String? = nil, on check: String = "c",
    with modifiers: [ModifierChoice] = []
  ) -> AddItem {
    AddItem(
      key: Shop.key(), actor: actor.id, checkID: CheckID(check), itemID: CheckItemID(id ?? plu),
      productID: ProductID(plu), quantity: Quantity(thousandths: 1_000 * pieces),
      modifiers: modifiers)
  }

  /// - Throws: `CheckRefusal`.
  mutating func ring(_ plus: String..., on check: String = "c") throws {
    for plu in plus { try perform(add(plu, on: check)) }
  }

  /// - Throws: `CheckRefusal`.
  mutating func send(on check: String = "c") throws {
    try perform(SendRound(key: Shop.key(), actor: actor.id, checkID: CheckID(check)))
  }

  /// A wish to pay; by card unless it is said otherwise.
  ///
  /// - Throws: `Missing`.
  func payment(
    _ id: String, _ amount: Int64, by tender: Tender = .card, tip: Int64 = 0, code: String? = "A1",
    isOffline: Bool = false, on check: String = "c"
  ) throws -> TakePayment {
    TakePayment(
      key: Shop.key(id), actor: actor.id, checkID: CheckID(check), paymentID: PaymentID(id),
      tender: tender, offered: Shop.usd(amount), approvalCode: tender == .cash ? nil : code,
      tip: Shop.usd(tip), isOffline: isOffline, shownVersion: try self.check(check).version)
  }

  /// Pays all that is due by card.
  ///
  /// - Throws: `Missing` or `PaymentRefusal`.
  mutating func payAll(on check: String = "c") throws {
    let due = try self.check(check).totals.due
    try perform(try payment("all \(check)", due.minorUnits, on: check))
  }

  /// A wish to take something off.
  func discount(
    _ offer: ApplyDiscount.Offer, off item: String? = nil, as id: String = "d",
    reason: String = "regular", approver: Employee? = nil
  ) -> ApplyDiscount {
    ApplyDiscount(
      key: Shop.key(), actor: actor.id, checkID: CheckID("c"), discountID: DiscountID(id),
      itemID: item.map { CheckItemID($0) }, offer: offer, reason: reason, approver: approver?.id)
  }

  /// A wish to give money back.
  ///
  /// - Throws: `Missing`.
  func refund(
    _ extent: RefundCheck.Extent, as id: String = "r", by tender: Tender? = nil,
    reason: String = "cold"
  ) throws -> RefundCheck {
    RefundCheck(
      key: Shop.key(id), actor: actor.id, checkID: CheckID("c"), refundID: RefundID(id),
      extent: extent, tender: tender, reason: reason, shownVersion: try check("c").version)
  }

  /// A wish to let lines go to new checks `p1`, `p2` …; each move is a line and how many pieces.
  ///
  /// - Throws: `Missing`.
  func split(_ parts: [[(String, Int64)]]) throws -> SplitCheck {
    SplitCheck(
      key: Shop.key(), actor: actor.id, checkID: CheckID("c"),
      parts: parts.enumerated().map { place, moves in
        SplitCheck.Part(
          checkID: CheckID("p\(place + 1)"),
          moves: moves.map { id, pieces in
            ItemMove(
              itemID: CheckItemID(id), quantity: Quantity(thousandths: 1_000 * pieces),
              newItemID: CheckItemID("\(id) p\(place + 1)"))
          })
      }, shownVersion: try check("c").version)
  }
}
