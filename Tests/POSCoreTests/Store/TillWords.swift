import GRDB
import POSModel
import POSTestSupport

@testable import POSCore

/// What stories about stock, vouchers and combos do over and over.
extension Till {
  /// Says how many pieces of a product are left.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  func count(_ plu: String, left: Int64?) throws {
    try store.perform(
      CountStock(
        key: key(), actor: TestStaff.manager, productID: TestMenu.id(plu),
        left: left.map { $0 * 1_000 }))
  }

  /// How many pieces of a product are left; nil when nobody counts.
  ///
  /// - Throws: ``StoreFailure``.
  func left(_ plu: String) throws -> Int64? {
    try store.stock()[TestMenu.id(plu)]?.left.map { $0 / 1_000 }
  }

  /// Puts money on a voucher.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  func issue(_ number: String, cents: Int64) throws {
    try store.perform(
      IssueVoucher(
        key: key(), actor: TestStaff.manager, voucherID: VoucherID(number),
        amount: Money(minorUnits: cents)))
  }

  /// Puts a meal of a burger and a cola on the menu, for 9.00.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  func enterMeal() throws {
    var entry = ProductEntry(
      plu: "801", name: "Meal", category: "All", position: 801, price: Money(minorUnits: 900))
    entry.taxes = ["food"]
    try store.perform(
      EnterProduct(
        key: key(), actor: TestStaff.manager, productID: TestMenu.id("801"), entry: entry))
    try store.perform(
      EnterCombo(
        key: key(), actor: TestStaff.manager, comboID: ComboID("801"),
        entry: ComboEntry(
          slots: [("Burger", "101"), ("Drink", "201")].map { name, plu in
            .init(name: name, choices: [.init(plu: plu)])
          })))
  }

  /// The kinds of what a manager must look at.
  ///
  /// - Throws: the database's error.
  func reviews() throws -> [String] {
    try store.pool.read {
      try String.fetchAll($0, sql: "SELECT kind FROM review_items ORDER BY kind")
    }
  }
}
