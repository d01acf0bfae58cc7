import POSModel
import Testing

/// A check that comes apart, for guests who pay alone.
struct SplitCheckTests {
  /// Three burgers, fries and a cola.
  ///
  /// - Throws: the refusal of a wish.
  private func table() throws -> Till {
    var till = try Till.lunch()
    try till.perform(till.add("101", 3))
    try till.ring("201", "301")
    return till
  }

  @Test func `each guest gets a check of their own, and the kitchen hears nothing again`() throws {
    var till = try table()
    try till.send()
    try till.perform(
      NameCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), name: "Tom"))
    let rounds = till.log.count { if case .sent = $0.fact { true } else { false } }
    try till.perform(try till.split([[("101", 1), ("301", 1)], [("201", 1)]]))
    let (rest, first, second) = (
      try till.check("c"), try till.check("p1"), try till.check("p2")
    )
    #expect(rest.items.map(\.quantity.text) == ["2"])
    #expect(first.items.map(\.name) == ["Burger", "Cola"])
    #expect(second.items.map(\.name) == ["Fries"])
    #expect(first.items.allSatisfy { $0.round == 1 })
    #expect(first.items.map(\.movedFrom) == [CheckItemID("101"), CheckItemID("301")])
    #expect(first.rounds == 1)
    #expect((first.status, first.name) == (.parked, "Tom"))
    #expect(first.opening.splitFrom == rest.id)
    #expect([first.number, second.number] == [10_002, 10_003])
    #expect([first.callNumber, second.callNumber] == ["A1/2", "A1/3"])
    #expect(till.log.count { if case .sent = $0.fact { true } else { false } } == rounds)
  }

  @Test func `by seat is by the lines of a seat`() throws {
    var till = try table()
    for (id, seat) in [("201", 2), ("301", 2)] {
      try till.perform(
        ChangeSeat(
          key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID(id),
          seat: seat))
    }
    let seated = try till.check("c").items.filter { $0.seat == 2 }
    try till.perform(try till.split([seated.map { ($0.id.rawValue, 1) }]))
    #expect(try till.check("p1").items.map(\.seat) == [2, 2])
    #expect(try till.check("c").items.map(\.name) == ["Burger"])
  }

  @Test func `a piece takes its share of a percent, and not of an amount`() throws {
    var till = try table()
    try till.perform(till.discount(.percent(100_000), off: "101"))
    try till.perform(try till.split([[("101", 1)]]))
    #expect(try till.check("p1").totals.discount == Shop.usd(85))
    #expect(try till.check("c").totals.discount == Shop.usd(170))
    till = try table()
    try till.perform(till.discount(.amount(Shop.usd(100)), off: "101"))
    #expect(till.refusal(try till.split([[("101", 1)]])) == .cannotPart("Burger"))
    try till.perform(try till.split([[("101", 3)]]))
    #expect(try till.check("p1").totals.discount == Shop.usd(100))
    #expect(try till.check("c").discounts == [])
  }

  @Test func `an amount off the check falls on what was paid for, wherever it goes`() throws {
    var till = try table()
    try till.perform(till.discount(.comp, off: "101", as: "comp"))
    try till.perform(till.discount(.amount(Shop.usd(300)), as: "amount"))
    try till.perform(try till.split([[("101", 3)]]))
    #expect(try till.check("p1").totals.total == .zero)
    #expect(
      try till.check("c").pricing.amount(of: .discount(DiscountID("amount"))) == Shop.usd(300))
  }

  @Test func `a fixed price for the check stays the price of all its parts together`() throws {
    var till = try table()
    try till.perform(till.discount(.fixedPrice(Shop.usd(2_000))))
    try till.perform(try till.split([[("101", 1)], [("201", 1), ("301", 1)]]))
    let nets = try ["c", "p1", "p2"].map { id in
      try till.check(id).pricing.lines.map(\.net).sum()
    }
    #expect(nets.sum() == Shop.usd(2_000))
  }

  @Test func `discounts on the check stay in their order`() throws {
    var till = try table()
    try till.perform(till.discount(.amount(Shop.usd(500)), as: "first"))
    try till.perform(till.discount(.percent(500_000), as: "then"))
    try till.perform(try till.split([[("301", 1)]]))
    #expect(try till.check("c").discounts.map(\.id.rawValue) == ["first", "then"])
    #expect(try till.check("p1").discounts.map(\.id.rawValue) == ["first", "then"])
  }

  @Test func `a void stays with its line, which goes as a whole or not at all`() throws {
    var till = try table()
    try till.send()
    try till.perform(
      VoidItem(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("101"),
        quantity: .one, reason: "dropped"))
    #expect(till.refusal(try till.split([[("101", 1)]])) == .cannotPart("Burger"))
    try till.perform(try till.split([[("101", 3)]]))
    let item = try till.check("p1").items[0]
    #expect(item.liveQuantity.text == "2")
    #expect(item.voids.map(\.itemID) == [item.id])
  }

  @Test func `what is no split is refused`() throws {
    let till = try table()
    let none = CheckRefusal.badSplit(most: 9)
    #expect(till.refusal(try till.split([])) == none)
    #expect(till.refusal(try till.split([[]])) == none)
    let all = [("101", Int64(3)), ("201", 1), ("301", 1)]
    #expect(till.refusal(try till.split([all])) == none)
    #expect(till.refusal(try till.split(Array(repeating: [("101", 1)], count: 9))) == none)
    #expect(till.refusal(try till.split([[("999", 1)]])) == .noSuchItem)
    for pieces in [0, -1, 4] as [Int64] {
      #expect(till.refusal(try till.split([[("101", pieces)]])) == .badQuantity)
    }
    #expect(till.refusal(try till.split([[("101", 2)], [("101", 2)]])) == .badQuantity)
  }

  @Test func `two checks or two lines of one id, and a line named twice, are refused`() throws {
    let till = try table()
    var twins = try till.split([[("201", 1)], [("301", 1)]])
    twins.parts[1].checkID = twins.parts[0].checkID
    #expect(till.refusal(twins) == .badSplit(most: 9))
    var itself = try till.split([[("201", 1)]])
    itself.parts[0].checkID = itself.checkID
    #expect(till.refusal(itself) == .badSplit(most: 9))
    #expect(till.refusal(try till.split([[("101", 1), ("101", 1)]])) == .badSplit(most: 9))
    var lines = try till.split([[("201", 1), ("301", 1)]])
    lines.parts[0].moves[1].newItemID = lines.parts[0].moves[0].newItemID
    #expect(till.refusal(lines) == .itemExists)
  }

  @Test func `weighed goods are not parted`() throws {
    var till = try table()
    try till.perform(
      AddItem(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("401"),
        productID: ProductID("401"), quantity: Quantity(thousandths: 1_500)))
    #expect(till.refusal(try till.split([[("401", 1)]])) == .wholePiecesOnly("Cheese"))
  }

  @Test func `a check somebody paid for, or that changed meanwhile, does not come apart`() throws {
    var till = try table()
    try till.perform(try till.payment("p", 100))
    #expect(till.refusal(try till.split([[("201", 1)]])) == .hasPayments(Shop.usd(100)))
    var world = till.world(for: Needs(checkNumbers: 1))
    world.changesSinceShown = [.sent]
    let wish = try till.split([[("201", 1)]])
    #expect(throws: CheckRefusal.changedMeanwhile([.sent])) {
      try wish.decide(try till.check("c"), world)
    }
  }

  @Test func `the cent that rounding leaves over stays on one of the checks`() throws {
    // 8 % of 3 × 0.06 is 0.0144, and of each 0.06 alone 0.0048: 1 cent together, none apart.
    var till = try Till.lunch()
    till.sell(Till.product("501", "Mint", 6, "food"))
    try till.perform(till.add("501", 3))
    #expect(try till.check("c").totals.total == Shop.usd(19))
    try till.perform(try till.split([[("501", 1)], [("501", 1)]]))
    let parts = try ["c", "p1", "p2"].map { try till.check($0).totals.total }
    #expect(parts == [7, 6, 6].map(Shop.usd))
    // Together again they are rounded together.
    for part in ["p1", "p2"] {
      try till.perform(
        MergeChecks(
          key: Shop.key(part), actor: Shop.mia.id, checkID: CheckID("c"),
          otherCheckID: CheckID(part)))
    }
    #expect(try till.check("c").totals.total == Shop.usd(19))
    #expect(try till.check("c").taxesEvened == [])
  }

  @Test func `what is rung on a part later is taxed to the cent, and the other parts still add up`()
    throws
  {
    var till = try Till.lunch()
    till.sell(Till.product("501", "Mint", 6, "food"))
    try till.perform(till.add("501", 3))
    try till.perform(try till.split([[("501", 1)], [("501", 1)]]))
    // 8 % of 2 × 0.06 is 0.0096: one cent, and none for the split's sake.
    try till.perform(till.add("501", 1, as: "more"))
    #expect(try till.check("c").totals.total == Shop.usd(13))
    #expect(try till.check("c").taxesEvened == [])
    #expect(try ["p1", "p2"].map { try till.check($0).totals.total } == [6, 6].map(Shop.usd))
    // Taken off again, all three are the whole again.
    try till.perform(
      RemoveItem(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("more")))
    let parts = try ["c", "p1", "p2"].map { try till.check($0).totals.total }
    #expect(parts == [7, 6, 6].map(Shop.usd))
    // Nothing of the split is left on the check: neither is its cent.
    try till.perform(till.add("501", 1, as: "new"))
    try till.perform(
      RemoveItem(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("501")))
    try till.perform(
      ChangeQuantity(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("new"),
        quantity: Quantity(thousandths: 7_000)))
    // 8 % of 0.42 is 0.0336.
    #expect(try till.check("c").totals.tax == Shop.usd(3))
  }

  @Test func `a percent off the check that would not add up is so much off each part`() throws {
    var till = try Till.lunch()
    till.sell(Till.product("501", "Mint", 5, "food"))
    try till.perform(till.add("501", 2))
    try till.perform(till.discount(.percent(100_000)))
    #expect(try till.check("c").totals.discount == Shop.usd(1))
    try till.perform(try till.split([[("501", 1)]]))
    let parts = try ["c", "p1"].map { try till.check($0).totals.discount }
    #expect(parts.sum() == Shop.usd(1))
  }

  /// Three at 1.05, ten percent off, and then something off the two that were there by then.
  ///
  /// - Throws: the refusal of a wish.
  private func twiceReduced(_ prices: [Int64], _ offer: ApplyDiscount.Offer) throws -> Till {
    var till = try Till.lunch()
    for (plu, price) in zip(["501", "502", "503"], prices) {
      till.sell(Till.product(plu, "Mint \(plu)", price, "food"))
    }
    till.actor = Shop.mia
    try till.ring("501", "502")
    try till.perform(till.discount(.percent(100_000), as: "percent"))
    try till.perform(till.discount(offer, as: "lines"))
    try till.ring("503")
    return till
  }

  @Test func `what is off some lines is the same apart, also where a cent fell otherwise before`()
    throws
  {
    var till = try twiceReduced([105, 105, 105], .fixedPrice(Shop.usd(100)))
    let whole = try till.check("c").pricing.lines.map(\.net).sum()
    #expect(whole == Shop.usd(195))
    try till.perform(try till.split([[("503", 1)]]))
    let parts = try ["c", "p1"].map { try till.check($0).pricing.lines.map(\.net).sum() }
    #expect(parts.sum() == whole)
    // All of two lines was given away; apart they would come to a cent less than that.
    till = try twiceReduced([102, 103, 104], .comp)
    let name = try till.check("c").discounts[1].name
    #expect(till.refusal(try till.split([[("503", 1)]])) == .cannotPart(name))
  }

  @Test func `the odd cent of a split is no discount beyond what a cashier may give`() throws {
    var till = try Till.lunch()
    till.sell(Till.product("501", "Wrap", 853, "food"))
    till.actor = Shop.ana
    try till.perform(till.add("501", 2))
    try till.perform(till.discount(.percent(100_000), off: "501"))
    try till.perform(try till.split([[("501", 1)]]))
    #expect(try till.check("c").totals.discount == Shop.usd(86))
    try till.perform(till.add("301"))
    let remove = RemoveItem(
      key: Shop.key(), actor: Shop.ana.id, checkID: CheckID("c"), itemID: CheckItemID("301"))
    #expect(till.refusal(remove) == nil)
  }

  @Test func `a part paid by two tenders is one part, and one payment may pay two`() throws {
    var till = try Till.lunch()
    try till.ring("101")
    try till.perform(
      SplitEvenly(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), shares: 3))
    #expect(try till.check("c").openShares == [306, 306, 306].map(Shop.usd))
    try till.perform(try till.payment("p1", 100))
    #expect(try till.check("c").openShares == [206, 306, 306].map(Shop.usd))
    try till.perform(try till.payment("p2", 206))
    #expect(try till.check("c").openShares == [306, 306].map(Shop.usd))
    try till.perform(try till.refund(.payment(PaymentID("p2")), as: "r"))
    #expect(try till.check("c").openShares.count == 3)
    #expect(try till.check("c").openShares.sum() == Shop.usd(818))
    try till.perform(try till.payment("p3", 600))
    #expect(try till.check("c").openShares == [218].map(Shop.usd))
  }

  @Test func `equal parts sum to the cent, and each that is paid leaves the others`() throws {
    var till = try Till.lunch()
    try till.ring("101")
    func share(_ shares: Int) -> SplitEvenly {
      SplitEvenly(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), shares: shares)
    }
    #expect(try till.check("c").openShares == [])
    try till.perform(share(4))
    #expect(try till.check("c").openShares == [230, 230, 229, 229].map(Shop.usd))
    try till.perform(try till.payment("p1", 230))
    #expect(try till.check("c").openShares == [230, 229, 229].map(Shop.usd))
    try till.perform(share(1))
    #expect(try till.check("c").openShares == [])
    for shares in [0, -1, 100] { #expect(till.refusal(share(shares)) == .badSplit(most: 99)) }
    let empty = try Till.lunch()
    #expect(empty.refusal(share(2)) == .empty)
  }
}
