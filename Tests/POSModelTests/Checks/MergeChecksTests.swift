import POSModel
import Testing

/// Two checks that become one.
struct MergeChecksTests {
  private func merge(_ other: String, into check: String = "c") -> MergeChecks {
    MergeChecks(
      key: Shop.key("018f0000-0000-7000-8000-000000000001"), actor: Shop.mia.id,
      checkID: CheckID(check), otherCheckID: CheckID(other))
  }

  /// Two checks: a burger on `c`, fries and a cola on `d`.
  ///
  /// - Throws: the refusal of a wish.
  private func tables() throws -> Till {
    var till = try Till.lunch()
    try till.open("d")
    try till.ring("101")
    try till.ring("201", "301", on: "d")
    return till
  }

  @Test func `all lines come over, and the other check ends`() throws {
    var till = try tables()
    try till.send(on: "d")
    try till.perform(merge("d"))
    let (check, other) = (try till.check("c"), try till.check("d"))
    #expect(check.items.map(\.name) == ["Burger", "Fries", "Cola"])
    #expect(check.items.map(\.round) == [nil, 1, 1])
    #expect(check.rounds == 1)
    #expect(check.items[1].movedFrom == CheckItemID("201"))
    #expect((other.status, other.mergedInto) == (.voided, check.id))
    #expect(other.items == [])
    #expect((check.flags, other.flags) == ([], []))
    try till.send()
    #expect(try till.check("c").items.map(\.round) == [2, 1, 1])
  }

  @Test func `what is taken off a line and what is sold together come over too`() throws {
    var till = try tables()
    try till.perform(till.add("101", as: "other", on: "d"))
    try till.perform(
      FormCombo(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("d"), comboUseID: ComboUseID("m"),
        comboID: ComboID("900"), productID: ProductID("900"), count: 1,
        items: ["other", "201", "301"].map { CheckItemID($0) }))
    try till.perform(
      ApplyDiscount(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("d"), discountID: DiscountID("x"),
        itemID: CheckItemID("201"), offer: .amount(Shop.usd(100))))
    let off = try till.check("d").totals.discount
    try till.perform(merge("d"))
    #expect(try till.check("c").totals.discount == off)
    #expect(off == Shop.usd(360))
  }

  @Test(
    arguments: [.amount(Shop.usd(200)), .percent(70_000), .percent(500_000)]
      as [ApplyDiscount.Offer])
  func `a check that was split and made one again comes to what it did`(
    offer: ApplyDiscount.Offer
  ) throws {
    var till = try Till.lunch()
    try till.perform(till.add("201", 3))
    try till.ring("101")
    till.actor = Shop.ana
    till.approver = Shop.mia
    try till.perform(till.discount(offer, reason: "late", approver: Shop.mia))
    till.actor = Shop.mia
    let whole = try till.check("c").totals
    try till.perform(try till.split([[("201", 1)], [("201", 1), ("101", 1)]]))
    try till.perform(
      RecallCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("p1")))
    for (other, check) in [("p2", "p1"), ("p1", "c")] {
      var wish = merge(other, into: check)
      wish.key = Shop.key()
      try till.perform(wish)
    }
    let totals = try till.check("c").totals
    #expect(totals.discount == whole.discount)
    #expect(totals.total == whole.total)
    // Nor does a guest read it in parts.
    let check = try till.check("c")
    #expect(check.sharedDiscounts(check.pricing).map(\.off) == [whole.discount])
  }

  @Test func `what is taken off the same lines twice is read twice`() throws {
    var till = try tables()
    for id in ["x", "y"] {
      try till.perform(till.discount(.amount(Shop.usd(100)), as: id))
    }
    let check = try till.check("c")
    #expect(check.sharedDiscounts(check.pricing).map(\.off) == [Shop.usd(100), Shop.usd(100)])
  }

  @Test func `what each check had taken off is not taken off the other's lines, too`() throws {
    var till = try tables()
    try till.perform(till.discount(.percent(100_000)))
    try till.perform(
      ApplyDiscount(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("d"), discountID: DiscountID("x"),
        itemID: nil, offer: .percent(100_000)))
    let off = try till.check("c").totals.discount + till.check("d").totals.discount
    try till.perform(merge("d"))
    let check = try till.check("c")
    #expect(check.totals.discount == off)
    #expect(check.pricing.lines.map(\.reductions.count) == [1, 1, 1])
  }

  /// The wish for ten per cent off a check, as the house gives it.
  private func senior(on check: String = "c") -> ApplyDiscount {
    ApplyDiscount(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID(check),
      discountID: DiscountID("senior \(check)"), itemID: nil, offer: .rule(DiscountRuleID("senior"))
    )
  }

  private static let senior = DiscountRuleEntry(
    name: "Senior", scope: .check, kind: .percent(100_000))

  @Test func `a percent that stood behind an amount still takes off what that left`() throws {
    var till = try Till.lunch()
    till.offer("senior", Self.senior)
    try till.perform(till.add("101", 2))
    try till.perform(till.discount(.amount(Shop.usd(200))))
    try till.perform(senior())
    let whole = try till.check("c").totals
    try till.perform(try till.split([[("101", 1)]]))
    try till.perform(merge("p1"))
    let check = try till.check("c")
    #expect(check.totals.discount == whole.discount)
    #expect(check.totals.total == whole.total)
  }

  @Test(arguments: [false, true])
  func `what one check had off is not taken off a check that had nothing off`(
    isOnTheOther: Bool
  ) throws {
    var till = try tables()
    till.offer("senior", Self.senior)
    try till.perform(senior(on: isOnTheOther ? "d" : "c"))
    let off = try till.check("c").totals.discount + till.check("d").totals.discount
    try till.perform(merge("d"))
    #expect(try till.check("c").totals.discount == off)
  }

  @Test func `what both checks had off goes on for what is rung next`() throws {
    var till = try tables()
    till.offer("senior", Self.senior)
    for check in ["c", "d"] { try till.perform(senior(on: check)) }
    try till.perform(merge("d"))
    try till.ring("301")
    let check = try till.check("c")
    #expect(check.discounts.map(\.target) == [.check])
    #expect(check.pricing.lines.allSatisfy { $0.reductions.count == 1 })
  }

  @Test func `a percent that was split is one off the check again, and goes on growing with it`()
    throws
  {
    var till = try Till.lunch()
    try till.perform(till.add("201", 2))
    till.actor = Shop.ana
    try till.perform(till.discount(.percent(100_000)))
    till.actor = Shop.mia
    try till.perform(try till.split([[("201", 1)]]))
    try till.perform(merge("p1"))
    #expect(try till.check("c").discounts.map(\.target) == [.check])
    try till.perform(till.add("201", as: "more"))
    #expect(try till.check("c").totals.discount == Shop.usd(105))
  }

  @Test func `who approved that another's check ends stands with its end`() throws {
    var till = try tables()
    till.actor = Shop.ana
    var wish = merge("d")
    (wish.actor, wish.approver) = (Shop.ana.id, Shop.mia.id)
    #expect(till.refusal(wish) == .needsManager(.transfer))
    till.approver = Shop.mia
    try till.perform(wish)
    let ends = till.log.compactMap { logged -> EmployeeID? in
      if case .merged(_, let approver) = logged.fact { approver } else { nil }
    }
    #expect(ends == [Shop.mia.id])
  }

  @Test func `a parked check may come over`() throws {
    var till = try tables()
    try till.perform(
      ParkCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("d"), name: "Tom"))
    #expect(till.refusal(merge("d")) == nil)
    #expect(till.refusal(merge("c", into: "d")) == .notOpen(.parked))
  }

  @Test func `checks that cannot be one are told why`() throws {
    var till = try tables()
    #expect(till.refusal(merge("c")) == .cannotMerge(.sameCheck))
    #expect(till.refusal(merge("x")) == .noSuchCheck)
    try till.open("e")
    #expect(till.refusal(merge("e")) == .empty)
    try till.perform(try till.payment("p", 100, on: "d"))
    #expect(till.refusal(merge("d")) == .cannotMerge(.isPaidInPart(10_002)))
    try till.payAll(on: "d")
    #expect(till.refusal(merge("d")) == .notOpen(.closed))
    till.rules.taxRule.mode = .inclusive
    try till.open("f")
    try till.ring("101", on: "f")
    #expect(till.refusal(merge("f")) == .cannotMerge(.differ))
  }

  @Test func `one check is not larger than the role may ring`() throws {
    var till = try tables()
    try till.rules.set("limit.cashier.check", to: "15")
    till.actor = Shop.ana
    #expect(till.refusal(merge("d")) == .beyondLimit(Shop.usd(1_500)))
  }
}
