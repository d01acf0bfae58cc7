import POSModel
import Testing

/// What may still be done with a line once the kitchen has it, and with its price and seat.
struct SentItemTests {
  /// Three burgers that the kitchen has.
  ///
  /// - Throws: the refusal of a wish.
  private func sent() throws -> Till {
    var till = try Till.lunch()
    try till.perform(till.add("101", 3))
    try till.send()
    return till
  }

  private func void(
    _ thousandths: Int64, _ reason: String = "dropped", item: String = "101",
    approver: Employee? = nil
  ) -> VoidItem {
    VoidItem(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID(item),
      quantity: Quantity(thousandths: thousandths), reason: reason, approver: approver?.id)
  }

  @Test func `what is new goes to the kitchen once`() throws {
    var till = try sent()
    let send = SendRound(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"))
    #expect(till.refusal(send) == .nothingToSend)
    try till.perform(till.add("201"))
    #expect(try till.perform(send) == [.sent(round: 2, [CheckItemID("201")])])
    #expect(try till.check("c").items.map(\.round) == [1, 2])
  }

  @Test func `what was not sent goes without a trace`() throws {
    var till = try Till.lunch()
    try till.ring("101")
    let item = try till.check("c").items[0]
    try till.perform(
      RemoveItem(key: Shop.key(), actor: Shop.ana.id, checkID: CheckID("c"), itemID: item.id))
    #expect(try till.check("c").items == [])
  }

  @Test func `what was sent is neither removed nor changed`() throws {
    let till = try sent()
    let check = try till.check("c")
    let item = check.items[0]
    let (key, actor) = (Shop.key(), Shop.mia.id)
    let refused = CheckRefusal.alreadySent("Burger")
    #expect(
      till.refusal(RemoveItem(key: key, actor: actor, checkID: check.id, itemID: item.id))
        == refused)
    #expect(
      till.refusal(
        ChangeQuantity(key: key, actor: actor, checkID: check.id, itemID: item.id, quantity: .one))
        == refused)
    #expect(
      till.refusal(
        ChangeNote(key: key, actor: actor, checkID: check.id, itemID: item.id, note: "x"))
        == refused)
  }

  @Test func `a void of what was sent has a reason and a manager, and stays visible`() throws {
    var till = try sent()
    #expect(till.refusal(void(1_000, "")) == .reasonMissing)
    till.actor = Shop.ana
    #expect(till.refusal(void(1_000)) == .needsManager(.voidSent))
    till.approver = Shop.mia
    try till.perform(void(1_000, approver: Shop.mia))
    let item = try till.check("c").items[0]
    #expect(item.quantity.text == "3")
    #expect(item.liveQuantity.text == "2")
    #expect(item.voids.map(\.reason) == ["dropped"])
    #expect(item.voids.map(\.approver) == [Shop.mia.id])
    #expect(try till.check("c").totals.subtotal == Shop.usd(1_700))
  }

  @Test func `no more is voided than is there, and what was paid stays covered`() throws {
    var till = try sent()
    #expect(till.refusal(void(4_000)) == .badQuantity)
    #expect(till.refusal(void(0)) == .badQuantity)
    #expect(till.refusal(void(500)) == .wholePiecesOnly("Burger"))
    #expect(till.refusal(void(1_000, item: "999")) == .noSuchItem)
    #expect(
      till.refusal(void(1_000, String(repeating: "x", count: 61))) == .noteTooLong(limit: 60))
    try till.perform(void(2_000))
    #expect(till.refusal(void(2_000)) == .badQuantity)
    try till.perform(try till.payment("p", 500))
    #expect(till.refusal(void(1_000)) == .belowPaid(Shop.usd(500)))
  }

  @Test func `a check with something the kitchen has is voided by a manager, with a reason`() throws
  {
    var till = try sent()
    func voidAll(_ reason: String, _ approver: Employee? = nil) -> VoidCheck {
      VoidCheck(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), reason: reason,
        approver: approver?.id)
    }
    #expect(till.refusal(voidAll("")) == .reasonMissing)
    till.actor = Shop.ana
    #expect(till.refusal(voidAll("left")) == .needsManager(.voidSent))
    till.approver = Shop.mia
    try till.perform(voidAll("left", Shop.mia))
    let check = try till.check("c")
    #expect((check.status, check.approver, check.voidReason) == (.voided, Shop.mia.id, "left"))
  }

  private func price(_ minorUnits: Int64?, _ approver: Employee? = nil) -> ChangePrice {
    ChangePrice(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("101"),
      price: minorUnits.map(Shop.usd), reason: "old bun", approver: approver?.id)
  }

  @Test func `another price needs a manager, keeps the menu's beside it, and may be taken back`()
    throws
  {
    var till = try sent()
    till.actor = Shop.ana
    #expect(till.refusal(price(700)) == .needsManager(.price))
    till.approver = Shop.mia
    try till.perform(price(700, Shop.mia))
    try till.perform(price(600, Shop.mia))
    let item = try till.check("c").items[0]
    #expect(item.unitPrice == Shop.usd(600))
    #expect(
      item.override
        == PriceOverride(listPrice: Shop.usd(850), reason: "old bun", approver: Shop.mia.id))
    till.approver = nil
    try till.perform(price(nil))
    #expect(try till.check("c").items[0].unitPrice == Shop.usd(850))
    #expect(try till.check("c").items[0].override == nil)
  }

  @Test func `a price that cannot be, or does not cover what was paid, is refused`() throws {
    var till = try sent()
    #expect(till.refusal(price(-1)) == .badAmount)
    #expect(till.refusal(price(Money.limit.minorUnits + 1)) == .badAmount)
    try till.perform(try till.payment("p", 500))
    #expect(till.refusal(price(100)) == .belowPaid(Shop.usd(500)))
    try till.rules.set("limit.manager.check", to: "30")
    #expect(till.refusal(price(1_000)) == .beyondLimit(Shop.usd(3_000)))
  }

  @Test(
    arguments: [(nil, true), (1, true), (99, true), (0, false), (100, false), (-1, false)]
      as [(Int?, Bool)])
  func `a line is for one of 99 seats, or nobody's`(seat: Int?, isSeat: Bool) throws {
    var till = try sent()
    let wish = ChangeSeat(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("101"),
      seat: seat)
    #expect(till.refusal(wish) == (isSeat ? nil : .badSplit(most: 99)))
    var add = till.add("201")
    add.seat = seat
    #expect(till.refusal(add) == (isSeat ? nil : .badSplit(most: 99)))
    guard isSeat else { return }
    try till.perform(wish)
    #expect(try till.check("c").items[0].seat == seat)
  }

  @Test func `a label of a scale is the price of all of it`() throws {
    var till = try Till.lunch()
    var add = till.add("401")
    add.labelPrice = Shop.usd(743)
    try till.perform(add)
    let item = try till.check("c").items[0]
    #expect(item.amount == Shop.usd(743))
    #expect(item.override == PriceOverride(listPrice: Shop.usd(2_400), reason: "weighed label"))
    add.itemID = CheckItemID("more")
    for price in [Shop.usd(-1), .limit + Shop.usd(1)] {
      add.labelPrice = price
      #expect(till.refusal(add) == .badAmount)
    }
  }
}
