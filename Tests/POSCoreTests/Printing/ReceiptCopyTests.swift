import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// Which receipts say that they are copies.
struct ReceiptCopyTests {
  @Test func `where payments print no receipt, the first that is wanted is no copy`() throws {
    let shop = try PrintShop(receipts: false)
    let till = shop.till
    let paid = try till.pay(try till.check(with: "900", "205")).subject
    #expect(try shop.kinds() == ["drawer:… @front"])
    for _ in 0..<2 {
      try till.store.perform(
        ReprintReceipt(key: till.key(), actor: till.employee, checkID: paid.id))
    }
    let receipts = try shop.jobs().filter { $0.key.hasPrefix("receipt:") }
    #expect(receipts.map { $0.document.contains("reprint") } == [false, true])
  }

  @Test func `whether a receipt is a copy is for its payment to say, not for the rules of now`()
    throws
  {
    let shop = try PrintShop()
    let till = shop.till
    let paid = try till.pay(try till.check(with: "900", "205")).subject
    try till.store.perform(
      ChangeSetting(
        key: till.key(), actor: TestStaff.installer, setting: SettingID("print.receipts.auto"),
        value: "no"))
    let other = try till.pay(try till.check(with: "900", "205")).subject
    try till.store.perform(
      ChangeSetting(
        key: till.key(), actor: TestStaff.installer, setting: SettingID("print.receipts.auto"),
        value: "yes"))
    for check in [paid, other] {
      try till.store.perform(
        ReprintReceipt(key: till.key(), actor: till.employee, checkID: check.id))
    }
    func isCopy(_ check: Check, _ number: Int) throws -> Bool {
      try shop.jobs().contains {
        $0.key == "receipt:\(check.id.rawValue):\(number)"
          && $0.document.contains(#""copy":2"#)
      }
    }
    #expect(try isCopy(paid, 2))
    #expect(try isCopy(other, 2) == false)
    #expect(try shop.jobs().map(\.key).contains("receipt:\(other.id.rawValue):2"))
  }

  @Test func `also where the store was restored, the first receipt of a check is no copy`() throws {
    let restored = StoreTemplate.realm("L1", workstation: 1, epoch: 2)
    let shop = try PrintShop(
      receipts: false, in: try Till.fresh(StoreTemplate(restored, fill: StoreTemplate.setUp)))
    let till = shop.till
    let paid = try till.pay(try till.check(with: "900", "205")).subject
    try till.store.perform(
      ReprintReceipt(key: till.key(), actor: till.employee, checkID: paid.id))
    let receipts = try shop.jobs().filter { $0.key.hasPrefix("receipt:") }
    #expect(receipts.map { $0.document.contains("reprint") } == [false])
  }
}
