import POSModel
import Testing

/// What guests want on an item, and what it costs them.
struct ModifierTests {
  private func extra(_ name: String, _ kind: ModifierKind = .add) -> ModifierChoice {
    ModifierChoice(group: "extras", name: name, kind: kind)
  }

  private let rare = ModifierChoice(group: "doneness", name: "rare")

  /// The prices of what is chosen on a steak.
  ///
  /// - Throws: what the wish throws.
  private func prices(_ choices: [ModifierChoice]) throws -> [Int64] {
    var till = try Till.lunch()
    try till.perform(till.add("102", with: [rare] + choices))
    return try till.check("c").items[0].modifiers.dropFirst().map(\.price.minorUnits)
  }

  @Test func `of a group the first that is put on is free, in the order chosen`() throws {
    #expect(try prices([extra("cheese"), extra("bacon")]) == [0, 150])
    #expect(try prices([extra("bacon"), extra("cheese")]) == [0, 100])
  }

  @Test func `extra costs twice, and of a free one the second is paid`() throws {
    #expect(try prices([extra("cheese", .extra)]) == [100])
    #expect(try prices([extra("bacon"), extra("cheese", .extra)]) == [0, 200])
  }

  @Test func `what is left off or light costs nothing, uses no free one and fills no group`() throws
  {
    #expect(try prices([extra("onion", .no), extra("bacon"), extra("cheese")]) == [0, 0, 100])
    #expect(try prices([extra("salt", .light), extra("bacon")]) == [0, 0])
    let all = [extra("onion", .no), extra("salt", .light), extra("bacon"), extra("cheese")]
    #expect(try prices(all) == [0, 0, 0, 100])
  }

  @Test func `the guest, the cook and the price of one are told`() throws {
    var till = try Till.lunch()
    try till.perform(till.add("102", 2, with: [rare, extra("bacon"), extra("cheese")]))
    let item = try till.check("c").items[0]
    #expect(item.modifiers.map(\.kitchenName) == ["rare", "bacon", "CHS"])
    #expect(item.modifiers.map(\.name) == ["rare", "bacon", "cheese"])
    #expect(item.priceOfOne == Shop.usd(2_500))
    #expect(item.unitPrice == Shop.usd(2_400))
    #expect(try till.check("c").totals.subtotal == Shop.usd(5_000))
  }

  @Test func `a forced group must be chosen from, and no group too often`() throws {
    let till = try Till.lunch()
    func refusal(_ choices: [ModifierChoice]) -> CheckRefusal? {
      till.refusal(till.add("102", with: choices))
    }
    #expect(refusal([]) == .tooFewModifiers(group: "doneness", least: 1))
    let off = ModifierChoice(group: "doneness", name: "rare", kind: .no)
    #expect(refusal([off]) == .tooFewModifiers(group: "doneness", least: 1))
    let done = ModifierChoice(group: "doneness", name: "done")
    #expect(refusal([rare, done]) == .tooManyModifiers(group: "doneness", most: 1))
    #expect(
      refusal([rare, extra("cheese"), extra("bacon"), extra("onion")])
        == .tooManyModifiers(group: "extras", most: 2))
    #expect(refusal([rare, extra("cheese"), extra("bacon")]) == nil)
  }

  @Test func `what no group has, or what is chosen twice, is refused`() throws {
    let till = try Till.lunch()
    #expect(
      till.refusal(till.add("102", with: [rare, extra("gold")]))
        == .noSuchModifier("gold", of: "Steak"))
    #expect(
      till.refusal(till.add("102", with: [rare, extra("bacon"), extra("bacon", .no)]))
        == .noSuchModifier("bacon", of: "Steak"))
    #expect(
      till.refusal(till.add("101", with: [extra("bacon")]))
        == .noSuchModifier("bacon", of: "Burger"))
  }

  private func change(_ choices: [ModifierChoice]) -> ChangeModifiers {
    ChangeModifiers(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("102"),
      modifiers: choices)
  }

  @Test func `until it is sent, another choice may be made at the present prices`() throws {
    var till = try Till.lunch()
    try till.perform(till.add("102", with: [rare]))
    #expect(till.refusal(change([])) == .tooFewModifiers(group: "doneness", least: 1))
    try till.perform(change([rare, extra("bacon"), extra("cheese")]))
    #expect(try till.check("c").totals.subtotal == Shop.usd(2_500))
    try till.send()
    #expect(till.refusal(change([rare])) == .alreadySent("Steak"))
  }

  @Test func `another choice stays within the role's limit and covers what was paid`() throws {
    var rules = Shop.rules
    try rules.set("limit.cashier.check", to: "26")
    var till = try Till.lunch(rules: rules)
    till.actor = Shop.ana
    try till.perform(till.add("102", with: [rare]))
    let dear = change([rare, extra("bacon"), extra("cheese")])
    #expect(till.refusal(dear) == .beyondLimit(Shop.usd(2_600)))
    till.actor = Shop.mia
    try till.perform(dear)
    try till.perform(try till.payment("p", 2_650))
    #expect(till.refusal(change([rare])) == .belowPaid(Shop.usd(2_650)))
  }

  private func enter(
    _ actor: Employee = Shop.mia, name: String = "sauces",
    _ edit: (inout ModifierGroupEntry) -> Void
  ) -> CatalogueRefusal? {
    var entry = ModifierGroupEntry(
      position: 0, least: 0, most: 2, free: 0,
      modifiers: [.init(name: "mayo", price: .zero), .init(name: "mole", price: Shop.usd(50))])
    edit(&entry)
    let wish = EnterModifierGroup(
      key: Shop.key(), actor: actor.id, groupID: ModifierGroupID(name), entry: entry)
    do throws(CatalogueRefusal) { _ = try wish.decide(nil, Shop.world(actor)) } catch {
      return error
    }
    return nil
  }

  @Test func `a group is entered by who may configure, if its counts can be`() {
    #expect(enter { _ in } == nil)
    #expect(enter { ($0.least, $0.most) = (2, 2) } == nil)
    #expect(enter(Shop.ana) { _ in } == .notAllowed(.roleForbids(.cashier)))
    #expect(enter(name: "") { _ in } == .nameMissing)
    #expect(enter { $0.modifiers[0].name = "" } == .nameMissing)
    #expect(enter { $0.modifiers[1].price = Shop.usd(-1) } == .badPrice(Shop.usd(-1)))
    #expect(enter { ($0.least, $0.most) = (3, 2) } == .badCounts("sauces"))
    #expect(enter { ($0.least, $0.most) = (3, 3) } == .badCounts("sauces"))
    #expect(enter { $0.least = -1 } == .badCounts("sauces"))
    #expect(enter { $0.most = -1 } == .badCounts("sauces"))
    #expect(enter { $0.free = -1 } == .badCounts("sauces"))
  }

  @Test func `twice a price beyond the limit is refused, as nobody could read it back`() throws {
    var till = try Till.lunch()
    till.offer(
      "extras",
      ModifierGroupEntry(
        position: 0, least: 0, most: 2, free: 0, modifiers: [.init(name: "gold", price: .limit)]))
    #expect(till.refusal(till.add("102", with: [rare, extra("gold", .extra)])) == .badAmount)
  }
}
