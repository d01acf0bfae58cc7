import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// The drawer is meant to open once for each time money goes in or out, and never again.
struct DrawerKickTests {
  private let till: Till

  init() throws {
    till = try Till.fresh()
    till.employee = TestStaff.manager
  }

  /// Every intent, as `reason kicked`.
  private func kicks(_ till: Till) throws -> [String] {
    try till.store.pool.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT reason || ' ' || device_id || ' ' || COALESCE(kicked_at, '-') FROM drawer_kicks
          ORDER BY intended_at, reason, id
          """)
    }
  }

  private func kick(_ till: Till) throws {
    try till.store.pool.writeWithoutTransaction {
      try $0.execute(sql: "UPDATE drawer_kicks SET kicked_at = 'now' WHERE kicked_at IS NULL")
    }
  }

  private func refund(_ check: Check, _ extent: RefundCheck.Extent = .whole) -> RefundCheck {
    RefundCheck(
      key: till.key(), actor: till.employee, checkID: check.id, refundID: till.id(),
      extent: extent, reason: "cold", shownVersion: check.version)
  }

  @Test func `cash opens it, a card and a check of nothing do not`() throws {
    try till.pay(till.check(with: "101"))
    #expect(try kicks(till) == ["payment L1 -"])
    try till.pay(till.check(with: "101"), card: nil)
    let free = try till.check(with: "900")
    try till.store.perform(
      CloseCheck(
        key: till.key(), actor: till.employee, checkID: free.id, shownVersion: free.version))
    #expect(try kicks(till) == ["payment L1 -"])
  }

  @Test func `each of several cash payments opens it, and so does cash that goes back`() throws {
    var check = try till.check(with: "101", "102")
    check = try till.pay(check, cash: Money(minorUnits: 500)).subject
    check = try till.pay(check, card: Money(minorUnits: 300)).subject
    check = try till.pay(check).subject
    #expect(try kicks(till).count == 2)
    try till.store.perform(refund(check, .amount(Money(minorUnits: 300))))
    // By card it went back first.
    #expect(try kicks(till).count == 2)
    check = try #require(try till.store.check(check.id))
    try till.store.perform(refund(check))
    #expect(try kicks(till).map { $0.prefix(6) } == ["paymen", "paymen", "refund"])
  }

  @Test func `a replay and a later change of the check add none and reset none`() throws {
    var check = try till.check(with: "101")
    let wish = TakePayment(
      key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
      tender: .cash, offered: check.totals.due, shownVersion: check.version)
    check = try till.store.perform(wish).subject
    try kick(till)
    try till.store.perform(wish)
    try till.store.perform(
      ReopenCheck(
        key: till.key(), actor: till.employee, checkID: check.id, reason: "forgot"))
    try till.ring("102", on: check.id)
    check = try #require(try till.store.check(check.id))
    try till.pay(check, card: nil)
    try till.neighbour().store.perform(wish)
    till.clock.advance(milliseconds: 24 * 3_600_000)
    try till.store.keepHouse()
    try till.store.perform(wish)
    #expect(try kicks(till) == ["payment L1 now"])
  }

  @Test func `an event that comes late folds the check anew and leaves the drawer alone`() throws {
    let lanes = try Lanes(seed: 3)
    let (here, there) = (lanes.tills[0], lanes.tills[1])
    let check = try here.check(with: "101")
    try lanes.tell(1, from: 0)
    there.clock.advance(milliseconds: -60_000)
    try there.ring("102", on: check.id)
    try here.pay(check)
    try kick(here)
    try lanes.tell(0, from: 1)
    try lanes.tell(1, from: 0)
    #expect(try kicks(here) == ["payment L1 now"])
    // The other lane knows of it too: it is of L1's drawer, so L2 does not open its own.
    #expect(try kicks(there) == ["payment L1 -"])
    #expect(try here.store.check(check.id)?.items.count == 2)
    #expect(try here.store.verify() == [])
  }

  @Test func `without a sale it opens once for each time it was wished`() throws {
    let wish = OpenDrawer(
      key: till.key(), actor: till.employee, device: DeviceID("L1"), reason: "change")
    try till.store.perform(wish)
    try kick(till)
    try till.store.perform(wish)
    #expect(try kicks(till) == ["no_sale L1 now"])
    try till.store.perform(
      OpenDrawer(
        key: till.key(), actor: till.employee, device: DeviceID("L1"), reason: "change"))
    #expect(try kicks(till) == ["no_sale L1 now", "no_sale L1 -"])
    #expect(try till.store.verify() == [])
  }
}
