import GRDB
import POSModel
import POSTables
import POSTestSupport
import Testing

@testable import POSCore

/// A wish with consequences is granted once, whether its response is still stored or not.
struct ReplayedWishTests {
  private let till: Till

  init() throws {
    till = try Till.fresh()
    till.employee = TestStaff.manager
    try till.enterMeal()
    try till.count("101", left: 9)
    try till.issue("V7", cents: 5_000)
  }

  /// Asked again, also from another process and when the key is gone, it changes nothing and
  /// answers the same.
  private func expectOnce<Wish: Command>(_ wish: Wish) throws where Wish.Subject: Tabulated {
    let first = try till.store.perform(wish)
    #expect(!first.isReplay)
    var before = try Tables(till.store)
    for store in [till.store, try till.neighbour().store] {
      let again = try store.perform(wish)
      #expect(again.isReplay)
      #expect(again.response == first.response)
      #expect(try Tables(till.store).differences(from: before) == [])
    }
    till.clock.advance(milliseconds: 24 * 3_600_000)
    try till.store.keepHouse()
    before = try Tables(till.store)
    let late = try till.store.perform(wish)
    #expect(late.isReplay)
    #expect(late.response == first.response)
    #expect(try Tables(till.store).differences(from: before) == [])
    #expect(try till.store.verify() == [])
  }

  @Test func `a line with stock is rung once`() throws {
    let check = try till.open()
    try expectOnce(
      AddItem(
        key: till.key(), actor: till.employee, checkID: check.id, itemID: till.id(),
        productID: TestMenu.id("101"), quantity: .one))
    #expect(try till.left("101") == 8)
  }

  @Test func `a check comes apart once`() throws {
    let check = try till.check(with: "101", "102")
    let item = try #require(check.items.last)
    try till.store.perform(
      ApplyDiscount(
        key: till.key(), actor: till.employee, checkID: check.id, discountID: till.id(),
        itemID: nil, offer: .amount(Money(minorUnits: 100))))
    let version = try #require(try till.store.check(check.id)?.version)
    try expectOnce(
      SplitCheck(
        key: till.key(), actor: till.employee, checkID: check.id,
        parts: [
          SplitCheck.Part(
            checkID: till.id(),
            moves: [ItemMove(itemID: item.id, quantity: .one, newItemID: till.id())])
        ], shownVersion: version))
    #expect(try till.store.openChecks().count == 2)
  }

  @Test func `two checks become one once`() throws {
    let (check, other) = (try till.check(with: "101"), try till.check(with: "102"))
    try expectOnce(
      MergeChecks(
        key: till.key(), actor: till.employee, checkID: check.id, otherCheckID: other.id))
    #expect(try till.store.check(check.id)?.items.count == 2)
  }

  @Test(arguments: [RefundCheck.Extent.whole, .amount(Money(minorUnits: 100))])
  func `money goes back once`(extent: RefundCheck.Extent) throws {
    let check = try till.pay(till.check(with: "101", "102")).subject
    try expectOnce(
      RefundCheck(
        key: till.key(), actor: till.employee, checkID: check.id, refundID: till.id(),
        extent: extent, reason: "cold", shownVersion: check.version))
    #expect(try till.store.check(check.id)?.refunds.count == 1)
  }

  @Test func `a voucher is charged once`() throws {
    let check = try till.check(with: "101")
    try expectOnce(
      TakePayment(
        key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
        tender: .voucher, offered: check.totals.due, approvalCode: "V7",
        shownVersion: check.version))
    #expect(try till.store.voucher(VoucherID("V7"))?.left.minorUnits == 5_000 - 918)
  }

  @Test func `a combo is formed once, and rung once`() throws {
    let check = try till.check(with: "101", "201")
    try expectOnce(
      FormCombo(
        key: till.key(), actor: till.employee, checkID: check.id, comboUseID: till.id(),
        comboID: ComboID("801"), productID: TestMenu.id("801"), count: 1,
        items: check.items.map(\.id)))
    #expect(try till.store.check(check.id)?.combos.count == 1)
    try expectOnce(
      AddCombo(
        key: till.key(), actor: till.employee, checkID: check.id, comboUseID: till.id(),
        comboID: ComboID("801"), productID: TestMenu.id("801"), count: 1,
        parts: ["101", "201"].map {
          AddCombo.Part(itemID: till.id(), productID: TestMenu.id($0))
        }))
    #expect(try till.store.check(check.id)?.items.count == 4)
    #expect(try till.left("101") == 7)
  }

  @Test func `formed again under another key and id, a combo takes no line twice`() throws {
    let check = try till.check(with: "101", "201")
    func form() throws -> Check {
      try till.store.perform(
        FormCombo(
          key: till.key(), actor: till.employee, checkID: check.id, comboUseID: till.id(),
          comboID: ComboID("801"), productID: TestMenu.id("801"), count: 1,
          items: check.items.map(\.id))
      ).subject
    }
    let once = try form()
    #expect(once.totals.discount.minorUnits == 200)
    #expect(throws: CheckRefusal.comboPartsMissing) { try form() }
  }

  @Test func `the drawer opens once for one wish, and money is put on a voucher once`() throws {
    try expectOnce(
      OpenDrawer(
        key: till.key(), actor: till.employee, device: DeviceID("L1"), reason: "change"))
    try expectOnce(
      IssueVoucher(
        key: till.key(), actor: till.employee, voucherID: VoucherID("V8"),
        amount: Money(minorUnits: 100)))
    #expect(try till.store.voucher(VoucherID("V8"))?.left.minorUnits == 100)
  }

  @Test func `the last piece goes to one of two processes, the other is refused`() throws {
    try till.count("101", left: 1)
    let other = try till.neighbour()
    let (mine, theirs) = (try till.open(), try other.open())
    try till.ring("101", on: mine.id)
    let refusal = CheckRefusal.needsManager(.soldOut("Classic burger", left: 0))
    #expect(throws: refusal) { try other.ring("101", on: theirs.id) }
    #expect(try till.left("101") == 0)
    #expect(try other.left("101") == 0)
    #expect(try till.reviews() == [])
    // Taken off, it may be sold by the other.
    let check = try #require(try till.store.check(mine.id))
    try till.store.perform(
      RemoveItem(
        key: till.key(), actor: till.employee, checkID: mine.id, itemID: check.items[0].id))
    try other.ring("101", on: theirs.id)
    #expect(try till.store.verify() == [])
  }
}
