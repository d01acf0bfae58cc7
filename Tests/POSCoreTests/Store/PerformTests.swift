import GRDB
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// One transaction: all of it, or nothing.
struct PerformTests {
  private let till: Till

  init() throws { till = try Till.fresh() }

  private func execute(_ sql: String) throws {
    try till.store.pool.writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  private func ring(_ plu: String, on check: Check) -> AddItem {
    AddItem(
      key: till.key(), actor: till.employee, checkID: check.id, itemID: till.id(),
      productID: TestMenu.id(plu), quantity: .one)
  }

  @Test func `wishes granted together are granted all, or none`() throws {
    let check = try till.open()
    let fine = [ring("101", on: check), ring("102", on: check)]
    let before = try Tables(till.store)
    #expect(throws: CheckRefusal.noSuchProduct) {
      try till.store.perform(all: fine + [ring("404", on: check)])
    }
    #expect(try Tables(till.store) == before)
    let granted = try till.store.perform(all: fine + [fine[0]])
    #expect(granted.map(\.isReplay) == [false, false, true])
    #expect(granted[1].subject.items.count == 2)
    #expect(try till.store.perform(all: [AddItem]()).isEmpty)
    #expect(try till.store.verify() == [])
  }

  @Test(arguments: ["events", "checks", "payments", "idempotency_keys"])
  func `a write that fails leaves nothing, and the same key works when it can`(table: String)
    throws
  {
    let check = try till.check(with: "101")
    let wish = TakePayment(
      key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
      tender: .cash, offered: check.dueInCash, shownVersion: check.version)
    let action = table == "checks" ? "UPDATE" : "INSERT"
    try execute(
      """
      CREATE TRIGGER broken AFTER \(action) ON \(table)
      BEGIN SELECT RAISE (ABORT, 'the disk burns'); END
      """)
    let before = try Tables(till.store)
    for _ in 0..<3 {
      #expect(throws: StoreFailure.self) { try till.store.perform(wish) }
      #expect(try Tables(till.store) == before)
    }
    try execute("DROP TRIGGER broken")
    let granted = try till.store.perform(wish)
    #expect(!granted.isReplay)
    #expect(granted.subject.status == .closed)
    // Paid, sent to the kitchen, and closed.
    #expect(granted.subject.version == check.version + 3)
    #expect(try till.store.verify() == [])
  }

  @Test func `a payment of one id is taken once, on whatever check and under whatever key`() throws
  {
    let (check, other) = (try till.check(with: "101"), try till.check(with: "101"))
    let first = TakePayment(
      key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
      tender: .cash, offered: Money(minorUnits: 100), shownVersion: check.version)
    let paid = try till.store.perform(first).subject
    var second = first
    (second.key, second.shownVersion) = (till.key(), paid.version)
    #expect(throws: PaymentRefusal.alreadyTaken) { try till.store.perform(second) }
    second.checkID = other.id
    second.shownVersion = other.version
    let before = try Tables(till.store)
    #expect(throws: StoreFailure.self) { try till.store.perform(second) }
    #expect(try Tables(till.store) == before)
    #expect(try till.store.verify() == [])
  }

  @Test func `a line of one id stays on its check`() throws {
    let (check, other) = (try till.open(), try till.open())
    var wish = ring("101", on: check)
    try till.store.perform(wish)
    (wish.key, wish.checkID) = (till.key(), other.id)
    let before = try Tables(till.store)
    #expect(throws: (any Error).self) { try till.store.perform(wish) }
    #expect(try Tables(till.store) == before)
    #expect(try till.store.verify() == [])
  }

  @Test func `the logical clock never goes back, though the wall clock does`() throws {
    try till.open()
    till.clock.advance(milliseconds: -3_600_000)
    _ = try till.check(with: "101")
    till.clock.advance(milliseconds: 7_200_000)
    try till.open()
    let lamports = try till.store.events(of: "L1", after: 0).map(\.lamport)
    #expect(zip(lamports, lamports.dropFirst()).allSatisfy { $0 < $1 })
    #expect(lamports.last == till.clock.now().milliseconds)
    #expect(try till.store.verify() == [])
  }

  @Test func `a check half done is found again by who left it`() throws {
    let check = try till.check(with: "101")
    try till.store.close()
    let reopened = try till.neighbour()
    #expect(try reopened.store.checkLeftOpen(by: till.employee)?.id == check.id)
    #expect(try reopened.store.checkLeftOpen(by: TestStaff.manager) == nil)
    #expect(try reopened.store.openChecks().map(\.id) == [check.id])
    #expect(try reopened.store.openCheckCount() == 1)
    try reopened.pay(check)
    #expect(try reopened.store.checkLeftOpen(by: till.employee) == nil)
    #expect(try reopened.store.openChecks() == [])
  }
}
