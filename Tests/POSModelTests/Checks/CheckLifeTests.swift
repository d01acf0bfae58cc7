import POSModel
import Testing

/// What happens to a check as a whole: whose it is, how it is taken, and opening it again.
struct CheckLifeTests {
  private func transfer(to employee: Employee, approver: Employee? = nil) -> TransferCheck {
    TransferCheck(
      key: Shop.key(), actor: Shop.ana.id, checkID: CheckID("c"), employeeID: employee.id,
      approver: approver?.id)
  }

  @Test func `who owns a check gives it away, whoever else needs a manager`() throws {
    var till = Till(actor: Shop.ana)
    try till.open("c")
    try till.perform(transfer(to: Shop.mia))
    #expect(try till.check("c").owner == Shop.mia.id)
    #expect(try till.check("c").holder == Shop.mia.id)
    #expect(till.refusal(transfer(to: Shop.ana)) == .needsManager(.transfer))
    till.approver = Shop.mia
    let facts = try till.perform(transfer(to: Shop.ana, approver: Shop.mia))
    #expect(facts == [.transferred(to: Shop.ana.id, approver: Shop.mia.id)])
  }

  @Test func `only who may sell and works here gets a check, and only one that goes on`() throws {
    var till = try Till.lunch()
    till.employ(Shop.employee("cem", .cook))
    till.employ(Shop.employee("gil", .cashier, isActive: false))
    for id in ["cem", "gil", "nobody"] {
      #expect(till.refusal(transfer(to: Shop.employee(id, .cashier))) == .noSuchEmployee)
    }
    try till.ring("101")
    try till.perform(
      ParkCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), name: ""))
    #expect(till.refusal(transfer(to: Shop.ana)) == nil)
    try till.perform(RecallCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c")))
    try till.payAll()
    #expect(till.refusal(transfer(to: Shop.ana)) == .notOpen(.closed))
  }

  private func take(_ type: OrderType) -> ChangeOrderType {
    ChangeOrderType(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), orderType: type)
  }

  @Test func `taken out, an order has other taxes, and eaten in its own again`() throws {
    var rules = Shop.rules
    try rules.set("tax.rates.take_out", to: "food=5")
    var till = try Till.lunch(rules: rules)
    try till.ring("101", "301")
    #expect(try till.check("c").totals.tax == Shop.usd(93))
    try till.perform(take(.takeOut))
    #expect(try till.check("c").orderType == .takeOut)
    #expect(try till.check("c").totals.tax == Shop.usd(43 + 25))
    try till.perform(till.add("201"))
    #expect(try till.check("c").totals.tax == Shop.usd(60 + 25))
    try till.perform(take(.eatIn))
    #expect(try till.check("c").totals.tax == Shop.usd(96 + 25))
  }

  @Test func `a tax that is written as a percent is the same however it is taken`() throws {
    var rules = Shop.rules
    try rules.set("tax.rates.take_out", to: "food=5")
    var till = try Till.lunch(rules: rules)
    till.sell(Shop.product("501", 1_000, taxes: ["7%"]))
    try till.ring("501")
    try till.perform(take(.takeOut))
    #expect(try till.check("c").totals.tax == Shop.usd(70))
  }

  @Test func `what was paid under other taxes stays so`() throws {
    var till = try Till.lunch()
    try till.ring("101")
    try till.perform(try till.payment("p", 100))
    #expect(till.refusal(take(.takeOut)) == .hasPayments(Shop.usd(100)))
  }

  @Test func `an order type may have a letter that is called`() throws {
    var rules = Shop.rules
    try rules.set("call.letters", to: "take_out=T drive_through=D")
    var till = Till(rules: rules)
    for (id, type) in [("a", OrderType.eatIn), ("b", .takeOut), ("d", .driveThrough)] {
      try till.open(id, type)
    }
    #expect(try ["a", "b", "d"].map { try till.check($0).callNumber } == ["A1", "TA2", "DA3"])
  }

  @Test func `a guest's name is written on the check, and not a novel`() throws {
    var till = try Till.lunch()
    func name(_ name: String) -> NameCheck {
      NameCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), name: name)
    }
    try till.perform(name("Tom"))
    #expect(try till.check("c").name == "Tom")
    try till.perform(name(""))
    #expect(try till.check("c").name == "")
    #expect(till.refusal(name(String(repeating: "x", count: 61))) == .noteTooLong(limit: 60))
  }

  private func reopen(_ reason: String = "wrong tender", _ approver: Employee? = nil) -> ReopenCheck
  {
    ReopenCheck(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), reason: reason,
      approver: approver?.id)
  }

  @Test func `a closed check is opened again by a manager, with what was paid`() throws {
    var till = try Till.lunch()
    try till.ring("101")
    #expect(till.refusal(reopen()) == .notOpen(.open))
    try till.payAll()
    #expect(till.refusal(reopen("")) == .reasonMissing)
    till.actor = Shop.ana
    #expect(till.refusal(reopen()) == .needsManager(.reopen))
    till.approver = Shop.mia
    try till.perform(reopen("wrong tender", Shop.mia))
    let check = try till.check("c")
    #expect((check.status, check.endedAt) == (.open, nil))
    #expect(check.reopening?.reason == "wrong tender")
    #expect(check.reopening?.approver == Shop.mia.id)
    #expect(check.totals.due == .zero)
    try till.perform(
      CloseCheck(
        key: Shop.key(), actor: Shop.ana.id, checkID: check.id, shownVersion: check.version))
    #expect(try till.check("c").status == .closed)
  }

  @Test func `what was added after reopening is due, and what was paid is taken back first`() throws
  {
    var till = try Till.lunch()
    try till.ring("101")
    try till.payAll()
    try till.perform(reopen())
    try till.perform(till.add("301"))
    #expect(try till.check("c").totals.due == Shop.usd(275))
    let item = try till.check("c").items[0]
    let void = VoidItem(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: item.id,
      quantity: .one, reason: "cold")
    #expect(till.refusal(void) == .belowPaid(Shop.usd(918)))
    try till.perform(try till.refund(.payment(PaymentID("all c"))))
    try till.perform(void)
    #expect(try till.check("c").totals.due == Shop.usd(275))
  }

  @Test func `a check of which something was returned stays closed`() throws {
    var till = try Till.lunch()
    try till.ring("101")
    try till.payAll()
    try till.perform(try till.refund(.amount(Shop.usd(100))))
    #expect(till.refusal(reopen()) == .hasRefunds)
  }
}
