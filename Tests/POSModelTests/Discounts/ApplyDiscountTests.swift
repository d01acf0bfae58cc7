import POSModel
import Testing

/// Who may take off how much of what, and when.
struct ApplyDiscountTests {
  /// A burger, fries and a cola, and a cashier at the till.
  ///
  /// - Throws: the refusal of a wish.
  private func lunch() throws -> Till {
    var till = try Till.lunch()
    try till.ring("101", "201", "301")
    till.actor = Shop.ana
    return till
  }

  private let act = CheckRefusal.needsManager(.discount(limit: 100_000))

  @Test func `a cashier takes off as much as the role may, a manager more`() throws {
    var till = try lunch()
    #expect(till.refusal(till.discount(.percent(100_000), off: "101")) == nil)
    #expect(till.refusal(till.discount(.percent(100_001), off: "101")) == act)
    #expect(till.refusal(till.discount(.amount(Shop.usd(85)), off: "101")) == nil)
    #expect(till.refusal(till.discount(.amount(Shop.usd(86)), off: "101")) == act)
    #expect(till.refusal(till.discount(.fixedPrice(Shop.usd(765)), off: "101")) == nil)
    #expect(till.refusal(till.discount(.fixedPrice(Shop.usd(764)), off: "101")) == act)
    #expect(till.refusal(till.discount(.amount(Shop.usd(145)))) == nil)
    #expect(till.refusal(till.discount(.amount(Shop.usd(146)))) == act)
    till.actor = Shop.mia
    #expect(till.refusal(till.discount(.percent(1_000_000), off: "101")) == nil)
  }

  @Test(arguments: [1, 5, 15, 855, 1_005] as [Int64])
  func `the percent the role may take off is not refused for its rounding`(price: Int64) throws {
    var till = try Till.lunch()
    till.sell(Shop.product("501", price))
    try till.ring("501")
    till.actor = Shop.ana
    let refusal = till.refusal(till.discount(.percent(100_000), off: "501"))
    #expect(refusal == (price < 5 ? .takesNothingOff : nil))
  }

  @Test func `above the limit a manager approves, and approver and reason are kept`() throws {
    var till = try lunch()
    let half = till.discount(.percent(500_000), reason: "late", approver: Shop.mia)
    for who in [nil, Shop.ana, Shop.employee("max", .manager, isActive: false)] {
      till.approver = who
      #expect(till.refusal(half) == act)
    }
    till.approver = Shop.mia
    try till.perform(half)
    let discount = try till.check("c").discounts[0]
    #expect((discount.approver, discount.reason) == (Shop.mia.id, "late"))
    #expect(discount.name == "Discount 50%")
    #expect(try till.check("c").totals.discount == Shop.usd(725))
  }

  @Test func `what a manager takes off does not grow in a cashier's hands`() throws {
    var till = try lunch()
    till.actor = Shop.mia
    try till.perform(till.discount(.percent(500_000), reason: "late"))
    let off = try till.check("c").totals.discount
    #expect(try till.check("c").discounts[0].approver == Shop.mia.id)
    till.actor = Shop.ana
    try till.perform(till.add("101", as: "more"))
    #expect(try till.check("c").totals.discount == off)
    #expect(
      till.refusal(
        ChangeQuantity(
          key: Shop.key(), actor: Shop.ana.id, checkID: CheckID("c"), itemID: CheckItemID("101"),
          quantity: Quantity(thousandths: 5_000))) == .approvedLine("Burger"))
  }

  @Test func `what a manager prices does not grow in a cashier's hands`() throws {
    var till = try lunch()
    till.actor = Shop.mia
    try till.perform(
      ChangePrice(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("101"),
        price: Shop.usd(100), reason: "old bun"))
    #expect(try till.check("c").items[0].override?.approver == Shop.mia.id)
    till.actor = Shop.ana
    #expect(
      till.refusal(
        ChangeQuantity(
          key: Shop.key(), actor: Shop.ana.id, checkID: CheckID("c"), itemID: CheckItemID("101"),
          quantity: Quantity(thousandths: 5_000))) == .approvedLine("Burger"))
  }

  @Test func `a comp has a reason and a manager, and is told apart`() throws {
    var till = try lunch()
    #expect(till.refusal(till.discount(.comp, off: "301")) == .needsManager(.comp))
    #expect(till.refusal(till.discount(.comp, off: "301", reason: "")) == .reasonMissing)
    till.approver = Shop.mia
    try till.perform(till.discount(.comp, off: "301", reason: "spilt"))
    let check = try till.check("c")
    #expect(check.discounts[0].isComp)
    #expect(check.discounts[0].approver == Shop.mia.id)
    #expect(check.totals.discount == Shop.usd(250))
    #expect(check.totals.taxes.map(\.rate.name) == ["food"])
    till.actor = Shop.mia
    try till.perform(till.discount(.comp, as: "all", reason: "burnt"))
    #expect(try till.check("c").totals.total == .zero)
    #expect(try till.check("c").discounts[1].approver == Shop.mia.id)
  }

  @Test func `a manager gives a line away, also where an amount is off the check already`() throws {
    var till = try lunch()
    till.actor = Shop.mia
    try till.perform(till.discount(.amount(Shop.usd(500)), as: "check"))
    #expect(till.refusal(till.discount(.comp, off: "101")) == nil)
    #expect(till.refusal(till.discount(.percent(1_000_000), off: "101")) == nil)
    #expect(till.refusal(till.discount(.amount(Shop.usd(850)), off: "101")) == nil)
    try till.perform(till.discount(.comp, off: "101"))
    #expect(try till.check("c").totals.discount == Shop.usd(1_350))
    // Giving away is a manager's, whatever the limit on what they type.
    try till.rules.set("limit.manager.discount", to: "50")
    #expect(till.refusal(till.discount(.comp, off: "301", as: "more")) == nil)
  }

  @Test func `what takes nothing off, or cannot be, is refused`() throws {
    var till = try lunch()
    #expect(till.refusal(till.discount(.percent(0))) == .takesNothingOff)
    #expect(till.refusal(till.discount(.fixedPrice(Shop.usd(850)), off: "101")) == .takesNothingOff)
    for offer in [
      ApplyDiscount.Offer.percent(-1), .percent(1_000_001), .amount(Shop.usd(-1)),
      .fixedPrice(Shop.usd(-1)), .amount(.limit + Shop.usd(1)),
    ] { #expect(till.refusal(till.discount(offer)) == .badAmount) }
    #expect(till.refusal(till.discount(.percent(1), off: "999")) == .noSuchItem)
    let long = String(repeating: "x", count: 61)
    #expect(till.refusal(till.discount(.percent(1), reason: long)) == .noteTooLong(limit: 60))
    try till.perform(till.discount(.percent(100_000)))
    #expect(till.refusal(till.discount(.percent(100_000))) == .takesNothingOff)
    let empty = try Till.lunch()
    #expect(empty.refusal(empty.discount(.percent(1))) == .empty)
  }

  @Test func `a discount below what was paid is refused`() throws {
    var till = try lunch()
    try till.perform(try till.payment("p", 1_550))
    #expect(till.refusal(till.discount(.percent(100_000))) == .belowPaid(Shop.usd(1_550)))
    // Nobody is asked why, or for a manager, for what cannot be.
    #expect(till.refusal(till.discount(.percent(500_000))) == .belowPaid(Shop.usd(1_550)))
    #expect(till.refusal(till.discount(.comp, reason: "")) == .belowPaid(Shop.usd(1_550)))
    #expect(
      till.refusal(
        ChangePrice(
          key: Shop.key(), actor: Shop.ana.id, checkID: CheckID("c"), itemID: CheckItemID("101"),
          price: Shop.usd(100), reason: "")) == .belowPaid(Shop.usd(1_550)))
  }

  @Test func `a discount is taken back, if the check may be as large then`() throws {
    var rules = Shop.rules
    try rules.set("limit.cashier.check", to: "15")
    var till = try Till.lunch(rules: rules)
    try till.ring("101", "201", "301")
    try till.perform(till.discount(.percent(100_000)))
    let remove = RemoveDiscount(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), discountID: DiscountID("d"))
    till.actor = Shop.ana
    #expect(till.refusal(remove) == .beyondLimit(Shop.usd(1_500)))
    till.actor = Shop.mia
    try till.perform(remove)
    #expect(try till.check("c").totals.discount == .zero)
    #expect(till.refusal(remove) == .noSuchDiscount)
  }
}
