import POSModel
import Testing

/// Money that goes back: for what, by which tender, and who answers for it.
struct RefundCheckTests {
  /// Three burgers and a cola, paid by card.
  ///
  /// - Throws: the refusal of a wish.
  private func closed() throws -> Till {
    var till = try Till.lunch()
    try till.perform(till.add("101", 3))
    try till.ring("301")
    try till.payAll()
    return till
  }

  private func items(_ items: (String, Int64)...) -> RefundCheck.Extent {
    .items(
      items.map {
        RefundCheck.Item(itemID: CheckItemID($0), quantity: Quantity(thousandths: $1))
      })
  }

  @Test func `one of three goes back with a third of its tax, and is linked to its line`() throws {
    var till = try closed()
    try till.perform(try till.refund(items(("101", 1_000))))
    let check = try till.check("c")
    let refund = check.refunds[0].refund
    #expect(refund.lines.map(\.itemID) == [CheckItemID("101")])
    #expect(refund.lines.map(\.thousandths) == [1_000])
    #expect(refund.amount == Shop.usd(918))
    #expect(refund.tax == Shop.usd(68))
    #expect(refund.parts == [Refund.Part(tender: .card, amount: Shop.usd(918), reference: "A1")])
    #expect((check.status, check.flags) == (.closed, []))
    #expect(check.totals.refunded == Shop.usd(918))
    #expect(check.totals.due == .zero)
  }

  @Test func `no more goes back of a line than is left of it`() throws {
    var till = try closed()
    try till.perform(try till.refund(items(("101", 2_000))))
    #expect(till.refusal(try till.refund(items(("101", 2_000)), as: "r2")) == .badQuantity)
    #expect(till.refusal(try till.refund(items(("101", 0)), as: "r2")) == .badQuantity)
    #expect(
      till.refusal(try till.refund(items(("101", 500)), as: "r2")) == .wholePiecesOnly("Burger"))
    #expect(till.refusal(try till.refund(items(("999", 1_000)), as: "r2")) == .noSuchItem)
    #expect(
      till.refusal(try till.refund(items(("301", 1_000), ("301", 1_000)), as: "r2")) == .noSuchItem)
    #expect(till.refusal(try till.refund(.items([]), as: "r2")) == .nothingToRefund)
    try till.perform(try till.refund(.whole, as: "r2"))
    #expect(try till.check("c").refunds[1].refund.amount == Shop.usd(918 + 275))
    for extent in [.whole, items(("301", 1_000))] as [RefundCheck.Extent] {
      let refusal = till.refusal(try till.refund(extent, as: "r3"))
      #expect(refusal == (extent == .whole ? .nothingToRefund : .badQuantity))
    }
  }

  @Test func `an amount is spread over the lines, and at most what is left`() throws {
    var till = try closed()
    #expect(till.refusal(try till.refund(.amount(.zero))) == .badAmount)
    #expect(till.refusal(try till.refund(.amount(Shop.usd(-5)))) == .badAmount)
    #expect(
      till.refusal(try till.refund(.amount(Shop.usd(3_030))))
        == .refundTooLarge(most: Shop.usd(3_029)))
    try till.perform(try till.refund(.amount(Shop.usd(1_000))))
    #expect(try till.check("c").refunds[0].refund.lines.map(\.amount) == [909, 91].map(Shop.usd))
    #expect(
      till.refusal(try till.refund(.amount(Shop.usd(2_030)), as: "r2"))
        == .refundTooLarge(most: Shop.usd(2_029)))
  }

  @Test func `by each tender goes back at most what was paid by it`() throws {
    var till = try Till.lunch()
    try till.perform(till.add("101", 3))
    try till.perform(try till.payment("card", 1_000))
    try till.perform(try till.payment("cash", 2_000, by: .cash))
    #expect(
      till.refusal(try till.refund(.whole, by: .card)) == .refundTooLarge(most: Shop.usd(1_000)))
    #expect(
      till.refusal(try till.refund(.whole, by: .mobileMoney)) == .refundTooLarge(most: .zero))
    try till.perform(try till.refund(items(("101", 1_000)), as: "one", by: .cash))
    try till.perform(try till.refund(items(("101", 1_000)), as: "two"))
    try till.perform(try till.refund(items(("101", 1_000)), as: "three"))
    let parts = try till.check("c").refunds.map { $0.refund.parts.map(\.amount.minorUnits) }
    #expect(parts == [[918], [918], [82, 836]])
    #expect(try till.check("c").refunds[2].refund.parts.map(\.tender) == [.card, .cash])
  }

  @Test func `the coin that cash was rounded to goes back with the last of it`() throws {
    var rules = Shop.rules
    try rules.set("cash.rounding", to: "0.05")
    var till = try Till.lunch(rules: rules)
    try till.ring("101", "301")
    try till.perform(try till.payment("cash", 2_000, by: .cash))
    #expect(try till.check("c").totals.paid == Shop.usd(1_195))
    try till.perform(try till.refund(items(("101", 1_000)), as: "one"))
    try till.perform(try till.refund(.whole, as: "two"))
    let refunds = try till.check("c").refunds.map(\.refund)
    #expect(refunds.map(\.amount) == [920, 275].map(Shop.usd))
    #expect(refunds.map(\.rounding) == [2, 0].map(Shop.usd))
    #expect(refunds.map(\.tax).sum() == Shop.usd(93))
  }

  @Test func `what is less than half a coin is refused as that, and the rest of nothing is none`()
    throws
  {
    var rules = Shop.rules
    try rules.set("cash.rounding", to: "0.05")
    var till = try Till.lunch(rules: rules)
    till.sell(Till.product("501", "Mint", 6, "food"))
    try till.ring("501")
    try till.perform(try till.payment("cash", 5, by: .cash))
    #expect(
      till.refusal(try till.refund(.amount(Shop.usd(2)))) == .belowCoin(Shop.usd(2)))
    try till.perform(try till.refund(.amount(Shop.usd(5)), as: "one"))
    // The cent that was rounded away comes back on paper, with its goods and no money.
    try till.perform(try till.refund(.whole, as: "two"))
    let rest = try till.check("c").refunds[1].refund
    #expect((rest.amount, rest.rounding) == (.zero, Shop.usd(-1)))
    #expect(till.refusal(try till.refund(.whole, as: "three")) == .nothingToRefund)
  }

  @Test func `a cashier returns as much as the role may on one check, a manager more`() throws {
    var till = try closed()
    till.actor = Shop.ana
    #expect(
      till.refusal(try till.refund(.amount(Shop.usd(1)))) == .needsManager(.refund(limit: .zero)))
    try till.rules.set("limit.cashier.refund", to: "10")
    try till.perform(try till.refund(.amount(Shop.usd(600))))
    let more = try till.refund(.amount(Shop.usd(401)), as: "r2")
    #expect(till.refusal(more) == .needsManager(.refund(limit: Shop.usd(1_000))))
    till.approver = Shop.mia
    try till.perform(more)
    #expect(try till.check("c").refunds.map(\.refund.approver) == [nil, Shop.mia.id])
  }

  @Test func `a refund has a reason, a closed check and an id of its own`() throws {
    var till = try closed()
    #expect(till.refusal(try till.refund(.whole, reason: "")) == .reasonMissing)
    try till.perform(try till.refund(.amount(Shop.usd(100))))
    #expect(till.refusal(try till.refund(.amount(Shop.usd(100)))) == .nothingToRefund)
    var open = try Till.lunch()
    try open.ring("101")
    #expect(open.refusal(try open.refund(.whole)) == .notOpen(.open))
    var world = till.world(for: Needs())
    world.changesSinceShown = [.closed]
    let wish = try till.refund(.whole, as: "r2")
    #expect(throws: CheckRefusal.changedMeanwhile([.closed])) {
      try wish.decide(try till.check("c"), world)
    }
    #expect(throws: CheckRefusal.noSuchCheck) { try wish.decide(nil, world) }
  }

  @Test func `what was given away is not paid back`() throws {
    var till = try Till.lunch()
    try till.ring("101", "301")
    try till.perform(till.discount(.comp, off: "301"))
    try till.payAll()
    #expect(till.refusal(try till.refund(items(("301", 1_000)))) == .nothingToRefund)
    try till.perform(try till.refund(.whole))
    #expect(try till.check("c").totals.refunded == Shop.usd(918))
  }

  @Test func `a payment is taken back while the check is open, and is due again`() throws {
    var till = try Till.lunch()
    try till.ring("101")
    try till.perform(try till.payment("p", 500))
    try till.perform(try till.refund(.payment(PaymentID("p"))))
    let totals = try till.check("c").totals
    #expect((totals.paid, totals.due, totals.refunded) == (.zero, Shop.usd(918), .zero))
    #expect(till.refusal(try till.refund(.payment(PaymentID("p")), as: "r2")) == .nothingToRefund)
    #expect(till.refusal(try till.refund(.payment(PaymentID("x")), as: "r2")) == .nothingToRefund)
    try till.payAll()
    #expect(
      till.refusal(try till.refund(.payment(PaymentID("all c")), as: "r2")) == .notOpen(.closed))
    try till.perform(try till.refund(.whole, as: "r2"))
    #expect(try till.check("c").totals.refunded == Shop.usd(918))
  }

  @Test func `a reversed payment takes its rounding with it`() throws {
    var rules = Shop.rules
    try rules.set("cash.rounding", to: "0.05")
    var till = try Till.lunch(rules: rules)
    try till.ring("101")
    try till.perform(try till.payment("p", 920, by: .cash))
    try till.perform(
      ReopenCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), reason: "card"))
    try till.perform(try till.refund(.payment(PaymentID("p"))))
    let totals = try till.check("c").totals
    #expect((totals.rounding, totals.due) == (.zero, Shop.usd(918)))
  }
}
