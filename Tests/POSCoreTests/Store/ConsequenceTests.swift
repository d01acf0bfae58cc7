import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// What follows from a wish for another aggregate is one transaction with it: all, or nothing.
struct ConsequenceTests {
  private let till: Till
  private let voucher = VoucherID("V7")

  init() throws {
    till = try Till.fresh()
    till.employee = TestStaff.manager
    try till.count("101", left: 5)
    try till.issue("V7", cents: 5_000)
  }

  @Test func `a line is not rung when its stock cannot be written`() throws {
    let check = try till.open()
    let wish = AddItem(
      key: till.key(), actor: till.employee, checkID: check.id, itemID: till.id(),
      productID: TestMenu.id("101"), quantity: .one)
    try till.expectNothing(of: wish, failing: "inventory")
    #expect(try till.left("101") == 4)
    #expect(try till.store.check(check.id)?.items.count == 1)
  }

  @Test func `a voided check gives its stock back, or is not voided`() throws {
    let check = try till.check(with: "101")
    let wish = VoidCheck(
      key: till.key(), actor: till.employee, checkID: check.id, reason: "left")
    try till.expectNothing(of: wish, failing: "inventory")
    #expect(try till.left("101") == 5)
  }

  @Test func `a voucher pays and is charged, or neither`() throws {
    let check = try till.check(with: "102")
    let wish = TakePayment(
      key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
      tender: .voucher, offered: check.totals.due, approvalCode: "V7",
      shownVersion: check.version)
    try till.expectNothing(of: wish, failing: "vouchers")
    #expect(try till.store.voucher(voucher)?.left.minorUnits == 5_000 - 410)
  }

  @Test func `money goes back on a voucher, or is not returned`() throws {
    let check = try till.check(with: "102")
    let paid = try till.store.perform(
      TakePayment(
        key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
        tender: .voucher, offered: check.totals.due, approvalCode: "V7",
        shownVersion: check.version)
    ).subject
    let wish = RefundCheck(
      key: till.key(), actor: till.employee, checkID: paid.id, refundID: till.id(),
      extent: .whole, reason: "cold", shownVersion: paid.version)
    try till.expectNothing(of: wish, failing: "vouchers")
    #expect(try till.store.voucher(voucher)?.left.minorUnits == 5_000)
  }

  @Test(arguments: ["1", "NEW.call_number LIKE '%/2'", "NEW.call_number LIKE '%/3'"])
  func `a check comes apart whole, or stays whole`(condition: String) throws {
    let check = try till.check(with: "101", "102", "201")
    let parts = check.items.dropFirst().map { item in
      SplitCheck.Part(
        checkID: till.id(),
        moves: [ItemMove(itemID: item.id, quantity: item.quantity, newItemID: till.id())])
    }
    let wish = SplitCheck(
      key: till.key(), actor: till.employee, checkID: check.id, parts: parts,
      shownVersion: check.version)
    try till.fail("checks", when: condition)
    #expect(throws: StoreFailure.self) { try till.store.perform(wish) }
    // Nobody remembers a check that never came to be.
    for part in parts {
      #expect(throws: CheckRefusal.noSuchCheck) { try till.ring("101", on: part.checkID) }
    }
    #expect(try till.store.check(check.id) == check)
    try till.mend()
    try till.expectNothing(of: wish, failing: "checks", when: condition)
    #expect(try till.store.openChecks().count == 3)
  }

  @Test func `two checks become one, or stay two`() throws {
    let (check, other) = (try till.check(with: "101"), try till.check(with: "102", "201"))
    let wish = MergeChecks(
      key: till.key(), actor: till.employee, checkID: check.id, otherCheckID: other.id)
    try till.expectNothing(of: wish, failing: "checks", when: "NEW.merged_into IS NOT NULL")
    #expect(try till.store.check(check.id)?.items.count == 3)
    #expect(try till.store.check(other.id)?.items.isEmpty == true)
  }

  @Test func `a combo takes the stock of all its parts, or is not rung`() throws {
    try till.enterMeal()
    try till.count("201", left: 5)
    let check = try till.open()
    let wish = AddCombo(
      key: till.key(), actor: till.employee, checkID: check.id, comboUseID: till.id(),
      comboID: ComboID("801"), productID: TestMenu.id("801"), count: 2,
      parts: ["101", "201"].map {
        AddCombo.Part(itemID: till.id(), productID: TestMenu.id($0))
      })
    try till.expectNothing(
      of: wish, failing: "inventory",
      when: "NEW.product_id = '\(TestMenu.id("201").rawValue)'")
    #expect(try [till.left("101"), till.left("201")] == [3, 3])
  }
}
