import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// What two lanes that cannot see each other do to stock, vouchers, splits and refunds: it all
/// stays, a manager hears of it, and every lane has the same rows whatever it heard first.
struct CutOffLanesTests {
  private let lanes: Lanes
  private let here: Till
  private let there: Till

  init() throws {
    lanes = try Lanes(seed: 2)
    (here, there) = (lanes.tills[0], lanes.tills[1])
    for till in lanes.tills { till.employee = TestStaff.manager }
  }

  private func sync() throws {
    try lanes.tell(1, from: 0)
    try lanes.tell(0, from: 1)
  }

  /// Both lanes hear of each other, the third of both, the other way round.
  private func settle(_ reviews: [String]) throws {
    try lanes.tell(2, from: 1)
    try sync()
    try lanes.tell(2, from: 0)
    let tables = try lanes.tills.map { try Tables($0.store) }
    for (till, rows) in zip(lanes.tills, tables) {
      #expect(rows.differences(from: tables[0]) == [])
      #expect(try till.reviews() == reviews)
      #expect(try till.store.verify() == [])
    }
  }

  /// A check that both lanes know.
  private func shared(_ plus: String...) throws -> Check {
    let check = try here.open()
    for plu in plus { try here.ring(plu, on: check.id) }
    try sync()
    return try #require(try there.store.check(check.id))
  }

  @Test func `both sold the last piece: the stock is below nothing, and a manager hears of it`()
    throws
  {
    try here.count("101", left: 1)
    try sync()
    for till in [here, there] { _ = try till.check(with: "101") }
    #expect(try [here.left("101"), there.left("101")] == [0, 0])
    try settle(["negative_stock"])
    #expect(try here.left("101") == -1)
    // Counted again, it is right again.
    try there.count("101", left: 6)
    try settle([])
    #expect(try here.left("101") == 6)
  }

  @Test func `a count and a sale that did not know of each other end in the order of the clocks`()
    throws
  {
    try here.count("101", left: 9)
    try sync()
    _ = try there.check(with: "101", "101")
    here.clock.advance(milliseconds: 60_000)
    try here.count("101", left: 5)
    try settle([])
    #expect(try there.left("101") == 5)
  }

  @Test func `both took one voucher: both payments stay, and it is overdrawn`() throws {
    try here.issue("V7", cents: 1_000)
    try sync()
    for till in [here, there] {
      let check = try till.check(with: "101")
      let paid = try till.store.perform(
        TakePayment(
          key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
          tender: .voucher, offered: check.totals.due, approvalCode: "V7",
          shownVersion: check.version))
      #expect(paid.subject.status == .closed)
    }
    try settle(["overdrawn_voucher"])
    #expect(try here.store.voucher(VoucherID("V7"))?.left.minorUnits == 1_000 - 2 * 918)
    // Money put on it makes it good.
    try there.issue("V7", cents: 1_000)
    try settle([])
  }

  private func split(_ item: CheckItem, of check: Check, at till: Till) throws {
    try till.store.perform(
      SplitCheck(
        key: till.key(), actor: till.employee, checkID: check.id,
        parts: [
          SplitCheck.Part(
            checkID: till.id(),
            moves: [ItemMove(itemID: item.id, quantity: item.quantity, newItemID: till.id())])
        ], shownVersion: check.version))
  }

  @Test func `both split the same line off: it stands on both, and the check is flagged`() throws {
    let check = try shared("101", "201")
    for till in [here, there] { try split(check.items[1], of: check, at: till) }
    try settle(["items_moved_twice"])
    #expect(try here.store.openChecks().count == 3)
    #expect(try here.store.check(check.id)?.items.map(\.plu) == ["101"])
  }

  @Test func `both split other lines off: each went once, and nothing is flagged`() throws {
    let check = try shared("101", "201", "102")
    try split(check.items[1], of: check, at: here)
    try split(check.items[2], of: check, at: there)
    try settle([])
    #expect(try here.store.check(check.id)?.items.map(\.plu) == ["101"])
  }

  @Test func `one split a line off that the other was paid for: the money stays`() throws {
    let check = try shared("101", "201")
    try split(check.items[1], of: check, at: there)
    try here.pay(check)
    try settle(["overpaid_check"])
    #expect(try there.store.check(check.id)?.payments.count == 1)
  }

  @Test func `both gave the same money back: both refunds stay, and the check is flagged`() throws {
    let check = try here.pay(shared("101")).subject
    try sync()
    for till in [here, there] {
      try till.store.perform(
        RefundCheck(
          key: till.key(), actor: till.employee, checkID: check.id, refundID: till.id(),
          extent: .whole, reason: "cold", shownVersion: check.version))
    }
    try settle(["over_refunded_check"])
    let after = try #require(try there.store.check(check.id))
    #expect(after.refunds.count == 2)
    #expect(after.totals.refunded == check.totals.total + check.totals.total)
    #expect(after.payments == check.payments)
  }

  @Test func `both took the same payment back: it is due once, and a manager hears of it`() throws {
    let open = try shared("101", "102")
    let check = try here.pay(open, cash: Money(minorUnits: 500)).subject
    try sync()
    let payment = try #require(check.payments.first).payment.id
    for till in [here, there] {
      try till.store.perform(
        RefundCheck(
          key: till.key(), actor: till.employee, checkID: check.id, refundID: till.id(),
          extent: .payment(payment), reason: "other card", shownVersion: check.version))
    }
    try settle(["over_refunded_check"])
    #expect(try here.store.check(check.id)?.refunds.count == 2)
  }

  @Test func `merged on one lane and paid on the other: the money stays, and it is flagged`() throws
  {
    let (check, other) = (try shared("101"), try shared("102"))
    try here.store.perform(
      MergeChecks(
        key: here.key(), actor: here.employee, checkID: check.id, otherCheckID: other.id))
    try there.pay(other)
    try sync()
    let after = try #require(try here.store.check(other.id))
    #expect(after.payments.count == 1)
    #expect(after.flags.contains(.paidAndVoided))
    #expect(try here.reviews().contains("paid_and_voided_check"))
    #expect(try Tables(here.store).differences(from: Tables(there.store)) == [])
  }
}
