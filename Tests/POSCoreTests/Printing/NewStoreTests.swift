import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// A till whose store is made anew hears of all that happened, and of nothing that was printed.
struct NewStoreTests {
  private let old: PrintShop
  private let paid: Check
  private let sent: Check

  init() throws {
    old = try PrintShop()
    paid = try old.till.pay(try old.till.check(with: "101", "201")).subject
    sent = try old.till.send(try old.till.check(with: "101", "201").id)
  }

  /// A till whose store was empty, after it pulled everything.
  private func joined(_ device: String, workstation: Int, epoch: Int = 1) throws -> PrintShop {
    let template = StoreTemplate(
      StoreTemplate.realm(device, workstation: workstation, epoch: epoch)
    ) { _ in }
    let till = try Till.fresh(template, clock: old.till.clock, seed: 9)
    try till.store.beginSync(with: "https://cloud.example")
    let events = try old.till.store.events(of: "L1", after: 0)
    let receipt = try till.store.receive(
      PullAnswer(events: events, cursor: "c1", hasMore: false), pulledAfter: "")
    #expect(receipt.stored == events.count)
    #expect(try till.store.verify() == [])
    return PrintShop(till)
  }

  /// Another device, and the same one in another epoch.
  private static let places = [("L2", 2, 1), ("L1", 1, 2)]

  @Test(arguments: places)
  func `it prints nothing again, and opens no drawer`(device: String, place: Int, epoch: Int) throws
  {
    let shop = try joined(device, workstation: place, epoch: epoch)
    #expect(try shop.jobs() == [])
    #expect(try shop.till.store.printersWithWork() == [])
    #expect(try shop.till.store.kicksWaiting(for: PrinterID("front"), notOlderThan: 60_000) == [])
    #expect(throws: CheckRefusal.nothingToSend) { try shop.till.send(sent.id) }
  }

  @Test(arguments: places)
  func `what is wanted of it from now on is printed: a receipt as a copy, a void at its station`(
    device: String, place: Int, epoch: Int
  ) throws {
    let shop = try joined(device, workstation: place, epoch: epoch)
    try shop.till.store.perform(
      ReprintReceipt(key: shop.till.key(), actor: TestStaff.manager, checkID: paid.id))
    #expect(try shop.jobs().map { $0.document.contains(#""copy":2"#) } == [true])
    try shop.till.store.perform(
      VoidItem(
        key: shop.till.key(), actor: TestStaff.manager, checkID: sent.id,
        itemID: sent.items[0].id, quantity: .one, reason: "left"))
    #expect(try shop.kinds() == ["kitchen:…:back:void:… @back", "receipt:…:2 @front"])
  }

  @Test func `in another epoch, too, the first receipt of what was closed without one is no copy`()
    throws
  {
    let shop = try joined("L1", workstation: 1, epoch: 2)
    try shop.till.store.perform(
      ChangeSetting(
        key: shop.till.key(), actor: TestStaff.installer,
        setting: SettingID("print.receipts.auto"), value: "no"))
    let closed = try shop.till.pay(try shop.till.check(with: "101")).subject
    try shop.till.store.perform(
      ReprintReceipt(key: shop.till.key(), actor: TestStaff.manager, checkID: closed.id))
    #expect(closed.number == 10_003)
    #expect(closed.callNumber == "A3")
    let receipts = try shop.jobs().filter { $0.key.hasPrefix("receipt:") }
    #expect(receipts.map { $0.document.contains("copy") } == [false])
  }
}
