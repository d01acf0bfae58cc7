import POSModel
import Testing

/// The discounts of the house: given to everybody, of some products, at some times.
struct DiscountRuleTests {
  private let rule = ApplyDiscount.Offer.rule(DiscountRuleID("happy"))

  /// A burger, fries and a cola in a house that gives one discount.
  ///
  /// - Throws: the refusal of a wish.
  private func lunch(_ entry: DiscountRuleEntry) throws -> Till {
    var till = try Till.lunch()
    try till.ring("101", "201", "301")
    till.offer("happy", entry)
    till.actor = Shop.ana
    return till
  }

  /// - Throws: `Till.Missing` when there is no such moment.
  private func at(_ text: String) throws -> LocalTime {
    guard let moment = Instant(text: text) else { throw Till.Missing(what: text) }
    return LocalTime(moment, offsetSeconds: 0)
  }

  @Test func `what the house gives needs nobody, however much it is`() throws {
    var till = try lunch(
      DiscountRuleEntry(name: "Staff", scope: .check, kind: .percent(500_000)))
    try till.perform(till.discount(rule))
    let discount = try till.check("c").discounts[0]
    #expect((discount.name, discount.approver) == ("Staff", nil))
    #expect(discount.rule == DiscountRuleID("happy"))
    #expect(try till.check("c").totals.discount == Shop.usd(725))
  }

  @Test func `a rule may want a manager each time`() throws {
    var till = try lunch(
      DiscountRuleEntry(
        name: "Owner", scope: .check, kind: .percent(50_000), needsApproval: true))
    #expect(till.refusal(till.discount(rule)) == .needsManager(.discount(limit: 100_000)))
    till.approver = Shop.mia
    try till.perform(till.discount(rule, approver: Shop.mia))
    #expect(try till.check("c").discounts[0].approver == Shop.mia.id)
    #expect(till.refusal(till.discount(rule, as: "again")) == .alreadyGiven("Owner"))
  }

  @Test func `a rule is for its products, by the last line where none is named`() throws {
    var till = try lunch(
      DiscountRuleEntry(
        name: "Happy", scope: .item, kind: .fixedPrice(Shop.usd(200)), plus: ["301"]))
    #expect(till.refusal(till.discount(rule, off: "101")) == .notForThis("Burger"))
    #expect(till.refusal(till.discount(rule, off: "301")) == nil)
    try till.perform(till.discount(rule))
    #expect(try till.check("c").discounts[0].target == .item(CheckItemID("301")))
  }

  @Test func `so many for a price counts all of its products together`() throws {
    var till = try lunch(
      DiscountRuleEntry(
        name: "Three", scope: .products, kind: .countForPrice(3, Shop.usd(1_000)),
        plus: ["101", "201"]))
    #expect(till.refusal(till.discount(rule)) == .takesNothingOff)
    try till.perform(till.add("201", as: "more"))
    try till.perform(till.discount(rule))
    #expect(try till.check("c").totals.discount == Shop.usd(550))
    try till.perform(till.add("101", 3, as: "most"))
    // The three dearest, and again three: 4 × 8.50 + 2 × 3.50 − 2 × 10.00.
    #expect(try till.check("c").totals.discount == Shop.usd(2_100))
  }

  @Test func `a rule that is not given any more, or never was, is refused`() throws {
    var till = try lunch(
      DiscountRuleEntry(name: "Old", scope: .check, kind: .percent(1), isActive: false))
    #expect(till.refusal(till.discount(rule)) == .noSuchDiscount)
    #expect(till.refusal(till.discount(.rule(DiscountRuleID("x")))) == .noSuchDiscount)
    till.offer("happy", DiscountRuleEntry(name: "New", scope: .check, kind: .percent(100_000)))
    #expect(till.refusal(till.discount(rule)) == nil)
  }

  @Test(arguments: [
    ("2026-06-05T21:59:00Z", false), ("2026-06-05T22:00:00Z", true),
    ("2026-06-05T23:59:00Z", true), ("2026-06-06T00:00:00Z", true), ("2026-06-06T01:59:00Z", true),
    ("2026-06-06T02:00:00Z", false), ("2026-06-06T22:00:00Z", false),
    ("2026-06-05T00:30:00Z", false),
  ]) func `happy hour of Friday night goes on after midnight`(time: String, isOpen: Bool) throws {
    let window = TimeWindow(days: [5], from: 22 * 60, until: 2 * 60)
    var till = try lunch(
      DiscountRuleEntry(name: "Late", scope: .check, kind: .percent(100_000), window: window))
    till.local = try at(time)
    #expect(till.refusal(till.discount(rule)) == (isOpen ? nil : .outsideWindow(window)))
  }

  private func enter(
    _ entry: DiscountRuleEntry, code: String = "h", _ actor: Employee = Shop.mia
  ) -> CatalogueRefusal? {
    let wish = EnterDiscountRule(
      key: Shop.key(), actor: actor.id, ruleID: DiscountRuleID(code), entry: entry)
    do throws(CatalogueRefusal) { _ = try wish.decide(nil, Shop.world(actor)) } catch {
      return error
    }
    return nil
  }

  @Test func `a rule is entered by who may configure, if there can be such a discount`() {
    let tenth = DiscountRuleEntry(name: "Tenth", scope: .check, kind: .percent(100_000))
    #expect(enter(tenth) == nil)
    #expect(enter(tenth, Shop.ana) == .notAllowed(.roleForbids(.cashier)))
    #expect(enter(tenth, code: "") == .nameMissing)
    #expect(enter(DiscountRuleEntry(name: "", scope: .check, kind: .percent(1))) == .nameMissing)
    let bad: [(DiscountRuleEntry.Scope, Discount.Kind, [String])] = [
      (.check, .percent(1_000_001), []), (.item, .amount(Shop.usd(-1)), []),
      (.products, .percent(1), ["101"]), (.products, .countForPrice(3, Shop.usd(1)), []),
      (.check, .countForPrice(3, Shop.usd(1)), ["101"]),
      (.products, .countForPrice(1, Shop.usd(1)), ["101"]),
    ]
    for (scope, kind, plus) in bad {
      let entry = DiscountRuleEntry(name: "Bad", scope: scope, kind: kind, plus: plus)
      #expect(enter(entry) == .badDiscount("h"))
    }
  }
}
