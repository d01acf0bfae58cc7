import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// What is to be printed is written with what it prints for, once.
struct PrintJobsTests {
  @Test func `a payment that closes a check queues its receipt, with the drawer`() throws {
    let shop = try PrintShop()
    let paid = try shop.till.pay(try shop.till.check(with: "900", "205"))
    let job = try #require(try shop.jobs().first)
    #expect(try shop.jobs().count == 1)
    #expect(job.key == "receipt:\(paid.subject.id.rawValue):1")
    #expect(job.printer == "front")
    #expect(job.document.contains(#""kick":"\#(paid.subject.payments[0].payment.id.rawValue)""#))
  }

  @Test func `where no printer is set up nothing queues up`() throws {
    let till = try Till.fresh()
    try till.pay(try till.check(with: "101", "201"))
    let count = try till.store.pool.read {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM print_jobs")
    }
    #expect(count == 0)
  }

  @Test func `a part of the money opens the drawer, the rest prints the receipt`() throws {
    let shop = try PrintShop()
    let check = try shop.till.check(with: "900", "205")
    let part = try shop.till.pay(check, cash: Money(minorUnits: 100)).subject
    #expect(try shop.kinds() == ["drawer:… @front"])
    try shop.till.pay(part, card: nil)
    #expect(try shop.kinds() == ["drawer:… @front", "receipt:…:1 @front"])
  }

  @Test func `each station gets its chit, and the bar a label for each piece`() throws {
    let shop = try PrintShop()
    var check = try shop.till.check(with: "101", "102")
    check = try shop.till.ring("201", Quantity(thousandths: 3000), on: check.id)
    try shop.till.send(check.id)
    #expect(
      try shop.kinds() == [
        "kitchen:…:back @back", "kitchen:…:back @back", "label:…:1 @labels", "label:…:2 @labels",
        "label:…:3 @labels",
      ])
    try shop.till.send(try shop.till.ring("101", on: check.id).id)
    #expect(try shop.jobs().count(where: { $0.printer == "back" }) == 3)
  }

  @Test func `a check in a hurry is told once at each station that has something of it`() throws {
    let shop = try PrintShop()
    let check = try shop.till.check(with: "101", "201")
    func rush(_ check: CheckID) throws {
      try shop.till.store.perform(
        RushCheck(key: shop.till.key(), actor: shop.till.employee, checkID: check))
    }
    try shop.till.send(check.id)
    try rush(check.id)
    #expect(throws: CheckRefusal.self) { try rush(check.id) }
    #expect(
      try shop.kinds().filter { $0.contains("rush") } == [
        "kitchen:…:back:rush @back", "kitchen:…:labels:rush @labels",
      ])
    try rush(try shop.till.check(with: "102").id)
    #expect(try shop.jobs().count { $0.key.contains("rush") } == 2, "nothing of it is sent")
  }

  @Test func `a void after send prints what is not wanted any more, and why`() throws {
    let shop = try PrintShop()
    let check = try shop.till.check(with: "101")
    let sent = try shop.till.send(check.id)
    try shop.till.void(sent.items[0], on: check.id, reason: "cold")
    let job = try #require(try shop.jobs().first { $0.key.contains(":void:") })
    #expect(job.printer == "back")
    #expect(job.document.contains("cold"))
  }

  @Test func `what is made once more is printed once more`() throws {
    let shop = try PrintShop()
    let check = try shop.till.check(with: "101", "201")
    try shop.till.send(check.id)
    for card in try shop.till.kitchen().active {
      try shop.till.store.perform(
        RefireTicket(
          key: shop.till.key(), actor: TestStaff.cook, ticket: card.key, reason: "burnt"))
    }
    #expect(
      try shop.kinds()
        == [
          "kitchen:…:back @back", "kitchen:…:back @back", "label:…:1 @labels",
          "label:…:1:2 @labels",
        ].map { $0.replacing(":1:2", with: ":1:\(try shop.remakeRound())") })
  }

  @Test func `the same wish again queues nothing again`() throws {
    let shop = try PrintShop()
    let check = try shop.till.check(with: "101")
    let wish = SendRound(key: shop.till.key(), actor: shop.till.employee, checkID: check.id)
    for _ in 0..<10 { try shop.till.store.perform(wish) }
    #expect(try shop.jobs().count == 1)
  }

  @Test func `a sale that does not come about prints nothing, wherever it breaks off`() throws {
    let shop = try PrintShop()
    let check = try shop.till.check(with: "101", "201")
    for table in ["events", "payments", "kds_tickets", "print_jobs", "idempotency_keys"] {
      try shop.till.fail(table)
      #expect(throws: (any Error).self, "\(table)") { try shop.till.pay(check) }
      try shop.till.mend()
      #expect(try shop.jobs().isEmpty, "\(table)")
    }
    try shop.till.pay(check)
    #expect(try shop.jobs().count == 3)
  }

  @Test func `a sale and what it prints are there together, or not at all`() throws {
    let till = try PrintShop().till
    let check = try till.check(with: "101", "201")
    try till.expectNothing(
      of: TakePayment(
        key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
        tender: .cash, offered: check.dueInCash, shownVersion: check.version),
      failing: "print_jobs")
  }

  @Test func `a copy says which it is, who wanted it and when`() throws {
    let shop = try PrintShop()
    let till = shop.till
    let paid = try till.pay(try till.check(with: "900", "205")).subject
    till.clock.advance(milliseconds: 60_000)
    let again = try till.store.perform(
      ReprintReceipt(key: till.key(), actor: till.employee, checkID: paid.id))
    #expect(try shop.jobs().map(\.key).sorted().last == "receipt:\(paid.id.rawValue):2")
    let job = try #require(try shop.jobs().first { $0.key.hasSuffix(":2") })
    #expect(
      job.document.contains(
        #""reprint":{"at":"2026-06-01T12:01:00.000Z","copy":2,"employee":"\#(till.employee)"}"#))
    #expect(again.subject.receipts == 2)
    #expect(try till.store.verify() == [])
  }

  @Test func `a check that is opened again and paid again has a receipt of its own`() throws {
    let shop = try PrintShop()
    let till = shop.till
    let paid = try till.pay(try till.check(with: "900", "205")).subject
    let open = try till.store.perform(
      ReopenCheck(
        key: till.key(), actor: TestStaff.manager, checkID: paid.id, reason: "one more")
    ).subject
    #expect(open.status == .open)
    try till.pay(try till.ring("205", on: open.id))
    #expect(
      try shop.jobs().map(\.key).filter { $0.hasPrefix("receipt:") }.count == 2)
  }

  @Test func `only a closed check has a receipt, and only where there is a printer`() throws {
    let shop = try PrintShop()
    let open = try shop.till.check(with: "101")
    #expect(throws: CheckRefusal.notClosed) {
      try shop.till.store.perform(
        ReprintReceipt(key: shop.till.key(), actor: shop.till.employee, checkID: open.id))
    }
    let bare = try Till.fresh()
    let paid = try bare.pay(try bare.check(with: "101")).subject
    #expect(throws: CheckRefusal.noPrinter) {
      try bare.store.perform(
        ReprintReceipt(key: bare.key(), actor: bare.employee, checkID: paid.id))
    }
  }

  @Test func `a refund prints its slip, and a no-sale opens the drawer`() throws {
    let shop = try PrintShop()
    let till = shop.till
    till.employee = TestStaff.manager
    let paid = try till.pay(try till.check(with: "900", "205")).subject
    try till.store.perform(
      RefundCheck(
        key: till.key(), actor: till.employee, checkID: paid.id, refundID: till.id(),
        extent: .whole, reason: "cold", shownVersion: paid.version))
    try till.store.perform(
      OpenDrawer(key: till.key(), actor: till.employee, device: DeviceID("L1"), reason: "change"))
    #expect(
      try shop.kinds() == ["drawer:L1:1 @front", "receipt:…:1 @front", "refund:… @front"])
    let kicks = try shop.jobs().filter { $0.document.contains("kick") }
    #expect(kicks.count == 3)
  }

  @Test func `each report of the drawer is printed once, and a float is not`() throws {
    let shop = try PrintShop()
    try shop.till.setFloat(10_000)
    _ = try shop.till.wantReport()
    _ = try shop.till.wantReport()
    _ = try shop.till.closeSession(counted: 10_000)
    #expect(
      try shop.kinds() == [
        "report:L1:x:1 @front", "report:L1:x:2 @front", "report:L1:z:1 @front",
      ])
    #expect(try shop.jobs().allSatisfy { !$0.document.contains("kick") })
  }

  @Test func `without a printer the reports are made all the same`() throws {
    let till = try Till.fresh()
    #expect(try till.wantReport()?.name == "X 1")
    #expect(try till.closeSession(counted: 0)?.name == "Z 1")
  }
}

extension PrintShop {
  /// The round the bar makes its drink once more in.
  fileprivate func remakeRound() throws -> Int {
    try #require(
      try till.kitchen().active.first { $0.key.station == .bar && $0.key.round > 1 }
    ).key.round
  }
}
