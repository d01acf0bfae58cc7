import GRDB
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// What happens when two lanes that cannot see each other work on one check.
struct TwoLanesTests {
  private let lanes: Lanes
  private let here: Till
  private let there: Till

  init() throws {
    lanes = try Lanes(seed: 1)
    (here, there) = (lanes.tills[0], lanes.tills[1])
  }

  private func sync() throws {
    try lanes.tell(1, from: 0)
    try lanes.tell(0, from: 1)
  }

  /// The check as both lanes have it, after each heard the other.
  private func together(_ id: CheckID) throws -> Check {
    try sync()
    let checks = try [here, there].map { try #require(try $0.store.check(id)) }
    #expect(checks[0] == checks[1])
    #expect(try here.store.verify() == [])
    #expect(try there.store.verify() == [])
    return checks[0]
  }

  private func reviews(_ till: Till) throws -> [String] {
    try till.store.pool.read {
      try String.fetchAll($0, sql: "SELECT kind FROM review_items ORDER BY kind")
    }
  }

  /// A check that both lanes know.
  private func shared(_ plus: String...) throws -> Check {
    let check = try here.open()
    for plu in plus { try here.ring(plu, on: check.id) }
    return try together(check.id)
  }

  @Test func `both took the money: both payments stay, and the check is flagged overpaid`() throws {
    let check = try shared("101")
    try here.pay(check)
    try there.pay(check)
    let after = try together(check.id)
    #expect(after.payments.count == 2)
    #expect(after.status == .closed)
    #expect(after.flags == [.overpaid(by: check.totals.total)])
    #expect(try reviews(here) == ["overpaid_check"])
    #expect(try reviews(there) == ["overpaid_check"])
  }

  @Test func `items rung on both lanes are both there`() throws {
    let check = try shared("101")
    try here.ring("102", on: check.id)
    try there.ring("201", on: check.id)
    let after = try together(check.id)
    #expect(Set(after.items.map(\.plu)) == ["101", "102", "201"])
    #expect(after.flags == [])
  }

  @Test func `an item rung by who had not heard of the payment leaves the check underpaid`() throws
  {
    let check = try shared("101")
    try here.pay(check)
    try there.ring("201", on: check.id)
    let after = try together(check.id)
    #expect(after.flags == [.underpaid(by: Money(minorUnits: 275))])
    #expect(try reviews(here) == ["underpaid_check"])
  }

  @Test(arguments: [true, false]) func `a void does not undo what the other lane was paid`(
    voidFirst: Bool
  ) throws {
    let check = try shared("101")
    if voidFirst { there.clock.advance(milliseconds: 60_000) }
    try here.store.perform(
      VoidCheck(key: here.key(), actor: here.employee, checkID: check.id, reason: "left"))
    try there.pay(check)
    let after = try together(check.id)
    #expect(after.status == .closed)
    #expect(after.flags == [.paidAndVoided])
    #expect(try reviews(there) == ["paid_and_voided_check"])
  }

  @Test func `a line taken off where nobody had heard of the payment leaves the check overpaid`()
    throws
  {
    let check = try shared("101", "201")
    let item = try #require(check.items.last)
    here.clock.advance(milliseconds: 60_000)
    try there.store.perform(
      RemoveItem(key: there.key(), actor: there.employee, checkID: check.id, itemID: item.id))
    try here.pay(check)
    let after = try together(check.id)
    #expect(after.flags == [.overpaid(by: Money(minorUnits: 275))])
    // The removal is heard of first by a third lane, the payment after it, then it all agrees.
    try lanes.tell(2, from: 1)
    #expect(try Tables(lanes.tills[2].store) == Tables(here.store))
  }

  @Test func `events of a check that come before its opening wait for it`() throws {
    let check = try shared("101")
    try there.ring("201", on: check.id)
    let third = lanes.tills[2].store
    let known = try third.have()[DeviceID("L2")] ?? 0
    try third.receive(there.store.events(of: "L2", after: known), from: DeviceID("L2"))
    #expect(try third.check(check.id) == nil)
    #expect(try third.verify() == [])
    try lanes.tell(2, from: 0)
    #expect(try third.check(check.id) == there.store.check(check.id))
    #expect(try Tables(third) == Tables(there.store))
  }

  @Test func `one PIN given on two lanes belongs to who had it first, and a manager hears of it`()
    throws
  {
    let (bo, jo): (EmployeeID, EmployeeID) = (here.id(), there.id())
    there.clock.advance(milliseconds: 60_000)
    func enter(_ id: EmployeeID, _ name: String, at till: Till, pin: String?) throws {
      try till.store.perform(
        EnterEmployee(
          key: till.key(), actor: TestStaff.manager, employeeID: id,
          entry: EmployeeEntry(name: name, role: .cashier, pin: pin.map { TestStaff.pin($0) })))
    }
    try enter(bo, "Bo", at: here, pin: "7777")
    try enter(jo, "Jo", at: there, pin: "7777")
    try sync()
    for till in [here, there] {
      let owner = try till.store.read {
        try PINQuery(db: $0.db).owner(of: TestStaff.pin("7777").lookup)
      }
      #expect(owner == bo)
      #expect(try reviews(till) == ["pin_claimed_twice"])
    }
    #expect(throws: StaffRefusal.pinTaken) { try enter(here.id(), "Al", at: here, pin: "7777") }
    try enter(bo, "Bo", at: here, pin: nil)
    try sync()
    for till in [here, there] {
      #expect(try reviews(till) == [])
      #expect(try till.store.verify() == [])
    }
    #expect(throws: StaffRefusal.pinTaken) { try enter(bo, "Bo", at: here, pin: "7777") }
  }

  @Test func `the later of two prices stands on both lanes`() throws {
    there.clock.advance(milliseconds: 60_000)
    for (till, price) in [(there, 900), (here, 950)] as [(Till, Int64)] {
      var entry = TestMenu.entries[0]
      entry.price = Money(minorUnits: price)
      try till.store.perform(
        EnterProduct(
          key: till.key(), actor: TestStaff.manager, productID: TestMenu.id("101"), entry: entry))
    }
    try sync()
    for till in [here, there] {
      #expect(try till.store.menu().product(code: "101")?.price == Money(minorUnits: 900))
    }
  }
}
