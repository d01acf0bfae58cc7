import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// Amounts that discounts, refunds and tips left in the tables are added up by `verify` too.
struct VerifyMoneyTests {
  private let till: Till

  /// A paid check with a discount on a line and one on the check, a tip and a refund.
  init() throws {
    till = try Till.fresh()
    till.employee = TestStaff.manager
    try till.enterMeal()
    try till.count("102", left: 5)
    try till.issue("V7", cents: 5_000)
    var check = try till.check(with: "101", "201", "102")
    let discounts: [(CheckItemID?, Int64)] = [(check.items.last?.id, 100_000), (nil, 50_000)]
    for (item, parts) in discounts {
      check = try till.store.perform(
        ApplyDiscount(
          key: till.key(), actor: till.employee, checkID: check.id, discountID: till.id(),
          itemID: item, offer: .percent(parts))
      ).subject
    }
    check = try till.store.perform(
      FormCombo(
        key: till.key(), actor: till.employee, checkID: check.id, comboUseID: till.id(),
        comboID: ComboID("801"), productID: TestMenu.id("801"), count: 1,
        items: check.items.prefix(2).map(\.id))
    ).subject
    let tip = Money(minorUnits: 200)
    check = try till.store.perform(
      TakePayment(
        key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
        tender: .card, offered: check.totals.due + tip, approvalCode: "A1", tip: tip,
        shownVersion: check.version)
    ).subject
    try till.store.perform(
      RefundCheck(
        key: till.key(), actor: till.employee, checkID: check.id, refundID: till.id(),
        extent: .amount(Money(minorUnits: 300)), reason: "cold", shownVersion: check.version))
  }

  /// Changes the file behind the program's back, and says what is found.
  private func kinds(after sql: String) throws -> Set<StoreFault.Kind> {
    try till.store.pool.writeWithoutTransaction { db in
      for trigger in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: sql)
      #expect(db.changesCount > 0)
    }
    return Set(try till.neighbour().store.verify().map(\.kind))
  }

  @Test func `the store nobody touched has no fault`() throws {
    #expect(try till.store.verify() == [])
  }

  @Test(arguments: [
    "UPDATE check_items SET discount_minor = discount_minor + 1 WHERE plu = '102'",
    "UPDATE check_discounts SET amount_minor = amount_minor + 1",
    "UPDATE check_combos SET amount_minor = amount_minor + 1",
    "UPDATE checks SET discount_minor = discount_minor + 1",
    "UPDATE checks SET refunded_minor = refunded_minor + 1",
    "UPDATE checks SET tips_minor = tips_minor + 1",
    "UPDATE refunds SET amount_minor = amount_minor + 1",
    "UPDATE payments SET tip_minor = tip_minor + 1, tendered_minor = tendered_minor + 1",
  ])
  func `a sum that does not add up is named as a sum, and its row as a row`(sql: String) throws {
    let found = try kinds(after: sql)
    #expect(found.isSuperset(of: [.sums, .row]))
  }

  @Test(arguments: [
    "UPDATE refund_items SET tax_minor = tax_minor + 1",
    "UPDATE refund_tenders SET amount_minor = amount_minor + 1",
    "UPDATE refunds SET reason = 'other'", "UPDATE checks SET shares = 2",
    "UPDATE inventory SET on_hand_thousandths = 1", "UPDATE vouchers SET left_minor = 1",
    "UPDATE combos SET is_active = 0", "UPDATE combo_choices SET surcharge_minor = 1",
    "INSERT INTO vouchers VALUES ('V9', 1, 1, 1, 1)",
    "INSERT INTO check_combos SELECT check_id, 'x', product_id, name, 1, 1, 0 FROM check_combos",
  ])
  func `a row that its events do not say is named`(sql: String) throws {
    #expect(try kinds(after: sql).contains(.row))
  }
}
