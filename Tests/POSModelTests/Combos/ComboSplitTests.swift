import POSModel
import Testing

/// What is sold together when its check comes apart.
struct ComboSplitTests {
  /// So many meals out of lines that hold that many pieces each: burgers, fries and colas.
  ///
  /// - Throws: the refusal of a wish.
  private func table(meals: Int64 = 1, _ pieces: [Int64]) throws -> Till {
    var till = try Till.lunch()
    for (plu, count) in zip(["101", "201", "301"], pieces) {
      try till.perform(till.add(plu, count))
    }
    try till.perform(
      FormCombo(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"),
        comboUseID: ComboUseID("meal"), comboID: ComboID("900"), productID: ProductID("900"),
        count: meals, items: ["101", "201", "301"].map { CheckItemID($0) }))
    return till
  }

  /// What meals save on each of the checks.
  ///
  /// - Throws: `Till.Missing`.
  private func saved(_ till: Till, on checks: String...) throws -> [Money] {
    try checks.map { id in
      let check = try till.check(id)
      return check.combos.map { check.pricing.amount(of: .combo($0.id)) }.sum()
    }
  }

  @Test func `a burger beside the one in a meal goes alone, and the meal stays`() throws {
    var till = try table([2, 1, 1])
    try till.perform(try till.split([[("101", 1)]]))
    #expect(try saved(till, on: "c", "p1") == [260, 0].map(Shop.usd))
    #expect(try till.check("p1").totals.subtotal == Shop.usd(850))
    #expect(try till.check("p1").combos == [])
  }

  @Test func `a meal goes with its parts, and the burger beside it stays`() throws {
    var till = try table([2, 1, 1])
    try till.perform(try till.split([[("101", 1), ("201", 1), ("301", 1)]]))
    #expect(try saved(till, on: "c", "p1") == [0, 260].map(Shop.usd))
    #expect(try till.check("c").combos == [])
    #expect(try till.check("c").items.map(\.quantity.text) == ["1"])
  }

  @Test func `of three meals rung as one line two guests take one each, and come back`() throws {
    var till = try table(meals: 3, [3, 3, 3])
    let whole = try till.check("c").totals
    let one = ["101", "201", "301"].map { ($0, Int64(1)) }
    try till.perform(try till.split([one, one]))
    #expect(try saved(till, on: "c", "p1", "p2") == [260, 260, 260].map(Shop.usd))
    let counts = try ["c", "p1", "p2"].map { try till.check($0).combos.map(\.count) }
    #expect(counts == [[1], [1], [1]])
    for part in ["p1", "p2"] {
      try till.perform(
        MergeChecks(
          key: Shop.key(part), actor: Shop.mia.id, checkID: CheckID("c"),
          otherCheckID: CheckID(part)))
    }
    let after = try till.check("c")
    #expect(after.combos.map(\.count) == [1, 1, 1])
    #expect(Set(after.combos.map(\.id)).count == 3)
    #expect(after.totals.discount == Shop.usd(780))
    #expect(after.totals.total == whole.total)
  }

  @Test func `what only saves together stays together`() throws {
    let till = try table([2, 1, 1])
    for lines in [["201"], ["101", "301"], ["201", "301"]] {
      let wish = try till.split([lines.map { ($0, 1) }])
      #expect(till.refusal(wish) == .cannotPart("Meal"))
    }
    #expect(till.refusal(try till.split([[("101", 2)]])) == .cannotPart("Meal"))
    let apart = try till.split([[("101", 1), ("201", 1)], [("301", 1)]])
    #expect(till.refusal(apart) == .cannotPart("Meal"))
  }

  @Test func `a price for each that takes off more from its pieces alone keeps them together`()
    throws
  {
    var till = try table([2, 1, 1])
    // The meal leaves 15.48 of both burgers: 6.98 of its own and 8.50 of the other.
    try till.perform(till.discount(.fixedPrice(Shop.usd(740)), off: "101"))
    #expect(try till.check("c").pricing.amount(of: .discount(DiscountID("d"))) == Shop.usd(68))
    let name = try till.check("c").discounts[0].name
    #expect(till.refusal(try till.split([[("101", 1)]])) == .cannotPart(name))
  }

  @Test func `of four burgers at three for a price the fourth goes alone`() throws {
    var till = try Till.lunch()
    till.offer(
      "case",
      DiscountRuleEntry(
        name: "3 for 20", scope: .products, kind: .countForPrice(3, Shop.usd(2_000)),
        plus: ["101"]))
    try till.perform(till.add("101", 4))
    try till.perform(till.discount(.rule(DiscountRuleID("case")), as: "case", reason: ""))
    #expect(try till.check("c").totals.discount == Shop.usd(550))
    #expect(till.refusal(try till.split([[("101", 2)]])) == .cannotPart("3 for 20"))
    try till.perform(try till.split([[("101", 1)]]))
    let discounts = try ["c", "p1"].map { try till.check($0).totals.discount }
    #expect(discounts == [550, 0].map(Shop.usd))
  }
}
