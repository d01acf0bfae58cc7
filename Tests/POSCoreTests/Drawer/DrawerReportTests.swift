import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// What a drawer's report says of what its device did. The clock stands still all the while, so
/// that nothing but the log tells what was first.
struct DrawerReportTests {
  private let till: Till

  init() throws {
    till = try Till.fresh()
    till.employee = TestStaff.manager
  }

  private func refund(_ check: Check, _ extent: RefundCheck.Extent = .whole) throws {
    try till.store.perform(
      RefundCheck(
        key: till.key(), actor: till.employee, checkID: check.id, refundID: till.id(),
        extent: extent, reason: "cold", shownVersion: check.version))
  }

  @Test func `sales, taxes and tenders of the session, and the cash that should be there`() throws {
    try till.setFloat(10_000)
    try till.pay(till.check(with: "101", "201"), cash: Money(minorUnits: 2_000))
    let card = try till.pay(till.check(with: "102"), card: nil).subject
    let report = try #require(try till.closeSession(counted: 11_000, left: 4_000))
    #expect((report.name, report.isClosing, report.checks) == ("Z 1", true, 2))
    #expect((report.gross.minorUnits, report.net, report.comps) == (1_480, report.gross, .zero))
    #expect(report.taxes.map(\.rate.name) == ["drink", "food"])
    #expect(report.taxes.map(\.base.minorUnits) == [250, 1_230])
    #expect(report.taxes.map(\.amount.minorUnits) == [25, 98])
    #expect(report.total.minorUnits == 1_193 + card.totals.total.minorUnits)
    #expect((report.taken(.cash), report.taken(.card)) == ([1, 1_193], [1, 410]))
    #expect(report.expected.minorUnits == 11_193)
    #expect(report.difference?.minorUnits == -193)
    #expect(report.beganAt == TestClock.noon)
    #expect(try till.store.verify() == [])
  }

  @Test func `the next session begins where it ended, though no time went by`() throws {
    try till.pay(till.check(with: "101"))
    let open = try till.check(with: "102")
    _ = try till.closeSession(counted: 918, left: 500)
    try till.pay(open)
    let report = try #require(try till.wantReport())
    #expect((report.name, report.session.number, report.checks) == ("X 1", 2, 1))
    #expect((report.gross.minorUnits, report.expected.minorUnits) == (380, 910))
    let first = try #require(try till.store.drawerReport(DeviceID("L1"), session: 1))
    #expect((first.checks, first.gross.minorUnits, first.taken(.cash)) == (1, 850, [1, 918]))
    #expect(try till.store.drawerReport(DeviceID("L1"), session: 3) == nil)
    #expect(try till.store.drawerReport(DeviceID("L1"), session: 0) == nil)
    #expect(try till.store.drawerReport(DeviceID("L9")) == nil)
  }

  @Test func `an X report stays as it was, and knows nothing of a count that came later`() throws {
    try till.pay(till.check(with: "101"))
    let report = try #require(try till.wantReport())
    try till.pay(till.check(with: "101"))
    _ = try till.closeSession(counted: 1_836)
    let again = try #require(try till.store.drawerReport(DeviceID("L1"), reading: 1))
    #expect((again.checks, again.taken(.cash), again.difference) == (1, [1, 918], nil))
    #expect((again.taxes, again.isClosing) == (report.taxes, false))
    #expect(try till.store.drawerReport(DeviceID("L1"), reading: 2) == nil)
  }

  @Test func `discounts, comps, voids and no-sales each stand for themselves`() throws {
    let check = try till.check(with: "101", "102")
    for (item, offer) in [
      (check.items[0], ApplyDiscount.Offer.percent(100_000)), (check.items[1], .comp),
    ] {
      try till.store.perform(
        ApplyDiscount(
          key: till.key(), actor: till.employee, checkID: check.id, discountID: till.id(),
          itemID: item.id, offer: offer, reason: "late"))
    }
    try till.pay(#require(try till.store.check(check.id)))
    let sent = try till.send(till.ring("101", Quantity(thousandths: 3_000), on: till.open().id).id)
    try till.void(sent.items[0], on: sent.id)
    let left = try till.check(with: "201")
    try till.store.perform(
      VoidCheck(key: till.key(), actor: till.employee, checkID: left.id, reason: "left"))
    // One on which nothing was rung is nothing that was cancelled.
    try till.store.perform(
      VoidCheck(key: till.key(), actor: till.employee, checkID: till.open().id, reason: "empty"))
    try till.store.perform(
      OpenDrawer(key: till.key(), actor: till.employee, device: DeviceID("L1"), reason: "change"))
    let report = try #require(try till.wantReport())
    #expect((report.gross.minorUnits, report.net.minorUnits) == (1_230, 765))
    #expect((report.discounts.minorUnits, report.comps.minorUnits) == (85, 380))
    #expect((report.voids.count, report.voids.amount.minorUnits) == (2, 1_100))
    #expect((report.noSales, report.checks) == (1, 1))
  }

  @Test func `what goes back counts by its tender, where it is given`() throws {
    let paid = try till.pay(till.check(with: "101"), cash: Money(minorUnits: 5_000)).subject
    _ = try till.closeSession(counted: 918, left: 918)
    try refund(paid, .amount(Money(minorUnits: 300)))
    let open = try till.check(with: "102")
    let part = try till.pay(open, card: Money(minorUnits: 100)).subject
    try refund(part, .payment(part.payments[0].payment.id))
    let report = try #require(try till.closeSession(counted: 618))
    #expect((report.returned(.cash), report.returned(.card)) == ([1, 300], [1, 100]))
    #expect((report.taken(.cash), report.taken(.card)) == ([], [1, 100]))
    #expect((report.expected.minorUnits, report.difference) == (618, .zero))
    // 3.00 of 9.18, which were 8.50 and 0.68 of tax; the payment taken back was for nothing sold.
    #expect((report.gross, report.returned.minorUnits) == (.zero, 278))
    #expect(report.returnedTaxes.map(\.amount.minorUnits) == [22])
    #expect((report.net.minorUnits, report.total.minorUnits) == (-278, -300))
    #expect(try till.store.verify() == [])
  }

  @Test(
    arguments: [
      // On top of 8.50 and 2.50 come 0.68 and 0.25; the cola goes back for 2.75.
      ("exclusive", 1_100, 250, [25, 68], 25, 918),
      // 8.50 and 2.50 hold 0.63 and 0.23; paid 11.00, the cola goes back for 2.50.
      ("inclusive", 1_100, 250, [23, 63], 23, 850),
    ] as [(String, Int64, Int64, [Int64], Int64, Int64)])
  func `what came back is taken off, its tax too, and what is left is the money that stayed`(
    mode: String, gross: Int64, returned: Int64, taxes: [Int64], tax: Int64, total: Int64
  ) throws {
    try till.store.perform(
      ChangeSetting(
        key: till.key(), actor: TestStaff.installer, setting: SettingID("tax.mode"), value: mode))
    let paid = try till.pay(till.check(with: "101", "201")).subject
    let cola = RefundCheck.Item(itemID: paid.items[1].id, quantity: .one)
    try refund(paid, .items([cola]))
    let report = try #require(try till.closeSession(counted: total))
    #expect((report.gross.minorUnits, report.returned.minorUnits) == (gross, returned))
    #expect(report.net.minorUnits == gross - returned)
    #expect(report.taxes.map(\.amount.minorUnits) == taxes)
    #expect(report.returnedTaxes.map(\.rate.name) == ["drink"])
    #expect(report.returnedTaxes.map(\.amount.minorUnits) == [tax])
    #expect((report.total.minorUnits, report.rounding) == (total, .zero))
    #expect(report.difference == .zero)
  }

  @Test func `the coins that refunds were rounded by are not left in the report`() throws {
    try till.store.perform(
      ChangeSetting(
        key: till.key(), actor: TestStaff.installer, setting: SettingID("cash.rounding"),
        value: "0.05"))
    // 11.93 is paid as 11.95, and 9.18 go back as 9.20: 2.75 stay, as the cola costs.
    let paid = try till.pay(till.check(with: "101", "201")).subject
    let burger = RefundCheck.Item(itemID: paid.items[0].id, quantity: .one)
    try refund(paid, .items([burger]))
    let report = try #require(try till.wantReport())
    #expect((report.total.minorUnits, report.rounding) == (275, .zero))
    #expect(report.expected.minorUnits == 275)
  }

  @Test func `what was paid by voucher goes back on it, and never out of the drawer`() throws {
    let voucher = VoucherID("V1")
    try till.store.perform(
      IssueVoucher(
        key: till.key(), actor: till.employee, voucherID: voucher,
        amount: Money(minorUnits: 2_000)))
    let check = try till.check(with: "101")
    let paid = try till.store.perform(
      TakePayment(
        key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
        tender: .voucher, offered: check.totals.due, approvalCode: voucher.rawValue,
        shownVersion: check.version)
    ).subject
    #expect(throws: CheckRefusal.refundTooLarge(most: .zero)) {
      try till.store.perform(
        RefundCheck(
          key: till.key(), actor: till.employee, checkID: paid.id, refundID: till.id(),
          extent: .whole, tender: .cash, reason: "cold", shownVersion: paid.version))
    }
    try refund(paid)
    let report = try #require(try till.wantReport())
    #expect((report.vouchers.count, report.vouchers.amount.minorUnits) == (1, 2_000))
    #expect((report.taken(.voucher), report.returned(.voucher)) == ([1, 918], [1, 918]))
    #expect((report.returned(.cash), report.expected) == ([], .zero))
  }

  private func reopen(_ check: Check) throws {
    try till.store.perform(
      ReopenCheck(key: till.key(), actor: till.employee, checkID: check.id, reason: "forgot"))
  }

  @Test func `a check that was opened again counts once`() throws {
    _ = try till.closeSession(counted: 0)
    let paid = try till.pay(till.check(with: "101")).subject
    try reopen(paid)
    #expect(try till.store.drawerReport(DeviceID("L1"))?.checks == 0)
    try till.pay(till.ring("102", on: paid.id))
    let report = try #require(try till.wantReport())
    #expect(
      (report.checks, report.gross.minorUnits, report.taken(.cash)) == (1, 1_230, [2, 1_328]))
  }

  @Test func `an X report stays as it was, though a check in it was opened again`() throws {
    let paid = try till.pay(till.check(with: "101")).subject
    let before = try #require(try till.wantReport())
    func again() throws -> DrawerReport? {
      try till.store.drawerReport(DeviceID("L1"), reading: 1)
    }
    try reopen(paid)
    #expect(try again() == before)
    try till.pay(till.ring("102", on: paid.id))
    #expect(try again() == before)
    #expect((before.checks, before.gross.minorUnits, before.taken(.cash)) == (1, 850, [1, 918]))
    // The next one has it, with all it came to.
    let next = try #require(try till.wantReport())
    #expect((next.checks, next.gross.minorUnits, next.taken(.cash)) == (1, 1_230, [2, 1_328]))
  }

  @Test func `what is in a Z report stays there: it is refunded, not opened`() throws {
    let first = try till.pay(till.check(with: "101")).subject
    _ = try till.closeSession(counted: 918)
    let second = try till.pay(till.check(with: "102")).subject
    #expect(throws: CheckRefusal.isReported(1)) { try reopen(first) }
    try reopen(second)
    try till.pay(till.ring("201", on: second.id))
    _ = try till.closeSession(counted: 0)
    _ = try till.closeSession(counted: 0)
    #expect(throws: CheckRefusal.isReported(2)) { try reopen(second) }
    #expect(try till.store.drawerReport(DeviceID("L1"), session: 1)?.checks == 1)
    #expect(try till.store.check(second.id)?.status == .closed)
  }

  @Test func `another lane's sales are its own, whoever opened the check`() throws {
    let lanes = try Lanes(seed: 5)
    let (here, there) = (lanes.tills[0], lanes.tills[1])
    let (mine, theirs) = (try here.check(with: "101"), try here.check(with: "102"))
    try here.pay(mine)
    try lanes.tell(1, from: 0)
    try there.store.perform(
      RecallCheck(key: there.key(), actor: there.employee, checkID: theirs.id))
    try there.pay(try #require(try there.store.check(theirs.id)))
    _ = try there.wantReport()
    try lanes.tell(0, from: 1)
    _ = try here.wantReport()
    // Both lanes say the same of both drawers.
    for store in [here.store, there.store] {
      try lanes.tell(1, from: 0)
      let one = try #require(try store.drawerReport(DeviceID("L1")))
      let other = try #require(try store.drawerReport(DeviceID("L2")))
      #expect((one.gross.minorUnits, one.taken(.cash)) == (850, [1, 918]))
      #expect((other.gross.minorUnits, other.taken(.cash)) == (380, [1, 410]))
    }
  }

  @Test func `a restored device goes on in the session it was in`() throws {
    try till.setFloat(1_000)
    try till.pay(till.check(with: "101"))
    let events = try till.store.events(of: "L1", after: 0)
    let again = try Till.fresh(
      StoreTemplate(StoreTemplate.realm("L1", workstation: 1, epoch: 2)) { store in
        try store.receive(events, from: DeviceID("L2"))
        _ = try store.repairCounters()
      }, seed: 2)
    try again.pay(again.check(with: "102"))
    let report = try #require(try again.closeSession(counted: 2_328))
    #expect((report.checks, report.taken(.cash)) == (2, [2, 1_328]))
    #expect(report.difference == .zero)
    #expect(try again.store.verify() == [])
  }

  @Test func `a count that another till sold behind closes no session`() throws {
    let device = DeviceID("L1")
    #expect(try till.store.notedCash(device) == NotedCash(session: 1, expected: .zero))
    try till.pay(till.check(with: "101"))
    try till.setFloat(1_000)
    let noted = try till.store.notedCash(device)
    #expect(noted == NotedCash(session: 1, expected: Money(minorUnits: 1_918)))
    let neighbour = try till.neighbour()
    // Cards bring no cash into the drawer.
    try neighbour.pay(neighbour.check(with: "102"), card: nil)
    let cash = try neighbour.pay(neighbour.check(with: "102")).subject
    #expect(throws: CheckRefusal.cashMoved(Money(minorUnits: 410))) {
      try till.close(noted, leaving: .zero)
    }
    try refund(cash)
    #expect(
      try till.store.closedChecks(matching: "\(cash.number)", limit: 9).map(\.refunded)
        == [cash.totals.total])
    #expect(try till.store.notedCash(device) == noted)
    #expect(try till.close(noted, leaving: .zero) == 1)
    #expect(try till.store.notedCash(device) == NotedCash(session: 2, expected: .zero))
    #expect(try till.store.verify() == [])
  }

  @Test func `a count closes no session that began since, though as much is in it`() throws {
    let device = DeviceID("L1")
    try till.setFloat(1_000)
    let noted = try till.store.notedCash(device)
    let neighbour = try till.neighbour()
    neighbour.employee = TestStaff.manager
    #expect(try neighbour.close(noted, leaving: noted.expected) == 1)
    #expect(throws: CheckRefusal.sessionClosed(1)) {
      try till.close(noted, leaving: noted.expected)
    }
    #expect(
      try till.store.notedCash(device) == NotedCash(session: 2, expected: noted.expected))
    #expect(try till.store.verify() == [])
  }

  @Test func `a session is a row, and its wishes are granted once`() throws {
    let wish = CloseSession(
      key: till.key(), actor: till.employee, device: DeviceID("L1"),
      counted: Money(minorUnits: 700), left: Money(minorUnits: 200))
    #expect(try till.store.perform(wish).response == 1)
    till.clock.advance(milliseconds: 25 * 3_600_000)
    try till.store.keepHouse()
    #expect(try till.neighbour().store.perform(wish).response == 1)
    let rows = try till.store.pool.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT session || ' ' || float_minor || ' ' || COALESCE(counted_minor, '-') || ' '
            || COALESCE(left_minor, '-') || ' ' || (opened_at IS NULL) || (closed_at IS NULL)
          FROM drawer_sessions ORDER BY session
          """)
    }
    #expect(rows == ["1 0 700 200 10", "2 200 - - 01"])
    #expect(try till.store.verify() == [])
    try till.store.pool.writeWithoutTransaction {
      try $0.execute(sql: "UPDATE drawer_sessions SET counted_minor = 900 WHERE session = 1")
    }
    #expect(try till.store.verify().map(\.kind) == [.row])
  }
}

extension Till {
  /// Closes the session by a count that found what was noted.
  fileprivate func close(_ noted: NotedCash, leaving left: Money) throws -> Int {
    try store.perform(
      CloseSession(
        key: key(), actor: employee, device: DeviceID("L1"), counted: noted.expected, left: left,
        noted: noted)
    ).response
  }
}
