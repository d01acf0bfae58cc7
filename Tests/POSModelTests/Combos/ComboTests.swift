import POSModel
import Testing

/// Products that are sold together for less.
struct ComboTests {
  private func meal(
    _ count: Int64 = 1, side: String = "201", ids: [String] = ["m1", "m2", "m3"],
    approver: Employee? = nil
  ) -> AddCombo {
    var wish = AddCombo(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), comboUseID: ComboUseID("meal"),
      comboID: ComboID("900"), productID: ProductID("900"), count: count,
      parts: zip(ids, ["101", side, "301"]).map {
        AddCombo.Part(itemID: CheckItemID($0), productID: ProductID($1))
      })
    wish.approver = approver?.id
    return wish
  }

  private func form(_ items: [String], count: Int64 = 1, as id: String = "meal") -> FormCombo {
    FormCombo(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), comboUseID: ComboUseID(id),
      comboID: ComboID("900"), productID: ProductID("900"), count: count,
      items: items.map { CheckItemID($0) })
  }

  @Test func `a meal is rung as its parts, each with its own taxes, for the price of the meal`()
    throws
  {
    var till = try Till.lunch()
    try till.perform(meal(2))
    let check = try till.check("c")
    #expect(check.items.map(\.quantity.text) == ["2", "2", "2"])
    #expect(check.totals.subtotal - check.totals.discount == Shop.usd(2_380))
    #expect(check.totals.taxes.map(\.rate.name) == ["drink", "food"])
    #expect(check.pricing.amount(of: .combo(ComboUseID("meal"))) == Shop.usd(520))
  }

  @Test func `a better choice costs its surcharge`() throws {
    var till = try Till.lunch()
    try till.perform(meal(side: "202"))
    let totals = try till.check("c").totals
    #expect(totals.subtotal - totals.discount == Shop.usd(1_265))
  }

  @Test func `what does not fill the slots, or is not sold, is no meal`() throws {
    var till = try Till.lunch()
    #expect(till.refusal(meal(side: "101")) == .noSuchCombo)
    #expect(till.refusal(meal(ids: ["m1", "m2"])) == .noSuchCombo)
    #expect(till.refusal(meal(side: "999")) == .noSuchProduct)
    for count in [0, -1, 1_001, .max] as [Int64] {
      #expect(till.refusal(meal(count)) == .badQuantity)
    }
    #expect(till.refusal(meal(ids: ["m1", "m1", "m3"])) == .itemExists)
    try till.perform(meal())
    #expect(till.refusal(meal()) == .itemExists)
    till.offer("900", ComboEntry(slots: [], isActive: false))
    #expect(till.refusal(meal(ids: ["n1", "n2", "n3"])) == .noSuchCombo)
  }

  @Test func `a meal needs all of its parts to be left`() throws {
    var till = try Till.lunch()
    till.count("201", left: 1_000)
    till.actor = Shop.ana
    #expect(till.refusal(meal(2)) == .needsManager(.soldOut("Fries", left: 1_000)))
    try till.perform(meal(1))
    #expect(till.stock[ProductID("201")]?.left == 0)
  }

  @Test func `two parts of one product need both to be left`() throws {
    var till = try Till.lunch()
    till.offer(
      "900",
      ComboEntry(slots: [
        .init(name: "A", choices: [.init(plu: "101")]),
        .init(name: "B", choices: [.init(plu: "101")]),
      ]))
    till.count("101", left: 1_000)
    till.actor = Shop.ana
    var wish = meal(side: "101")
    wish.parts.removeLast()
    #expect(till.refusal(wish) == .needsManager(.soldOut("Burger", left: 1_000)))
    till.count("101", left: 2_000)
    #expect(till.refusal(wish) == nil)
  }

  @Test func `what is rung already is offered as a meal, and may be taken apart again`() throws {
    var till = try Till.lunch()
    try till.ring("101", "201", "301")
    let before = try till.check("c").totals
    let menu = Menu(products: Array(till.products.values))
    let combos = Array(till.combos.values)
    let offer = ComboOffer.best(for: try till.check("c"), combos: combos, menu: menu)
    #expect(offer?.saving == Shop.usd(260))
    #expect(offer?.items == ["101", "201", "301"].map { CheckItemID($0) })
    try till.perform(form(["101", "201", "301"]))
    #expect(try till.check("c").totals.discount == Shop.usd(260))
    #expect(ComboOffer.best(for: try till.check("c"), combos: combos, menu: menu) == nil)
    let dissolve = DissolveCombo(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), comboUseID: ComboUseID("meal"))
    try till.perform(dissolve)
    #expect(try till.check("c").totals == before)
    #expect(till.refusal(dissolve) == .noSuchCombo)
  }

  @Test func `nothing is offered that saves nothing`() throws {
    var till = try Till.lunch()
    try till.ring("101", "201")
    let menu = Menu(products: Array(till.products.values))
    let combos = Array(till.combos.values)
    #expect(ComboOffer.best(for: try till.check("c"), combos: combos, menu: menu) == nil)
    try till.perform(till.add("301"))
    try till.perform(
      ChangePrice(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("101"),
        price: Shop.usd(100), reason: "old"))
    #expect(ComboOffer.best(for: try till.check("c"), combos: combos, menu: menu) == nil)
    #expect(till.refusal(form(["101", "201", "301"])) == .takesNothingOff)
  }

  @Test func `a part is in one meal only`() throws {
    var till = try Till.lunch()
    try till.ring("101", "201", "301")
    #expect(till.refusal(form(["101", "201", "301"], count: 2)) == .comboPartsMissing)
    #expect(till.refusal(form(["101", "201", "999"])) == .noSuchItem)
    #expect(till.refusal(form(["201", "101", "301"])) == .noSuchCombo)
    try till.perform(form(["101", "201", "301"]))
    #expect(till.refusal(form(["101", "201", "301"], as: "again")) == .comboPartsMissing)
  }

  @Test func `a meal goes with a part that is taken off`() throws {
    var till = try Till.lunch()
    try till.perform(meal())
    let check = try till.check("c")
    try till.perform(
      RemoveItem(key: Shop.key(), actor: Shop.mia.id, checkID: check.id, itemID: check.items[1].id))
    #expect(try till.check("c").totals.discount == .zero)
    #expect(try till.check("c").combos.isEmpty)
  }

  @Test func `a meal that costs less than was paid is refused`() throws {
    var till = try Till.lunch()
    try till.ring("101", "201", "301")
    try till.perform(try till.payment("p", 1_550))
    #expect(till.refusal(form(["101", "201", "301"])) == .belowPaid(Shop.usd(1_550)))
  }

  private func enter(_ slots: [ComboEntry.Slot], _ actor: Employee = Shop.mia) -> CatalogueRefusal?
  {
    let wish = EnterCombo(
      key: Shop.key(), actor: actor.id, comboID: ComboID("900"), entry: ComboEntry(slots: slots))
    do throws(CatalogueRefusal) { _ = try wish.decide(nil, Shop.world(actor)) } catch {
      return error
    }
    return nil
  }

  @Test func `a combo has slots with choices, none of which makes it cheaper`() {
    let slot = ComboEntry.Slot(name: "Main", choices: [.init(plu: "101", surcharge: Shop.usd(5))])
    #expect(enter([slot]) == nil)
    #expect(enter([slot], Shop.ana) == .notAllowed(.roleForbids(.cashier)))
    #expect(enter([]) == .badCounts("900"))
    #expect(enter([slot, .init(name: "Side", choices: [])]) == .badCounts("900"))
    let cheaper = ComboEntry.Slot(name: "Main", choices: [.init(plu: "1", surcharge: Shop.usd(-1))])
    #expect(enter([cheaper]) == .badPrice(Shop.usd(-1)))
  }
}
