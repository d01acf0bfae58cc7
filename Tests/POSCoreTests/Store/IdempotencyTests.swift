import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// The same key is the same wish: granted once, answered alike for ever.
struct IdempotencyTests {
  private static let day: Int64 = 24 * 3_600_000
  private let till: Till

  init() throws { till = try Till.fresh() }

  private func wish(for check: Check) -> TakePayment {
    TakePayment(
      key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
      tender: .cash, offered: Money(minorUnits: 300), shownVersion: check.version)
  }

  private func keys() throws -> Int? {
    try till.store.pool.read {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM idempotency_keys")
    }
  }

  /// Lets all keys expire and cleans them away.
  private func forget() throws {
    till.clock.advance(milliseconds: Self.day)
    try till.store.keepHouse()
    #expect(try keys() == 0)
  }

  @Test func `asked again, it gives the stored response and changes nothing`() throws {
    let check = try till.check(with: "101")
    let wish = wish(for: check)
    let first = try till.store.perform(wish)
    let before = try Tables(till.store)
    let again = try till.store.perform(wish)
    #expect(again.response == first.response)
    #expect(again.isReplay)
    #expect(!first.isReplay)
    #expect(try Tables(till.store) == before)
  }

  @Test func `also after the store was closed and opened, and from another process`() throws {
    let wish = wish(for: try till.check(with: "101"))
    let first = try till.store.perform(wish).response
    #expect(try till.neighbour().store.perform(wish).response == first)
    try till.store.close()
    #expect(try till.neighbour().store.perform(wish).response == first)
  }

  @Test(arguments: [false, true])
  func `the response is that of then, whatever happened to the check since`(expired: Bool) throws {
    let check = try till.check(with: "101", "201")
    let wish = wish(for: check)
    let first = try till.store.perform(wish).response
    try till.ring("102", on: check.id)
    try till.pay(try #require(try till.store.check(check.id)))
    if expired { try forget() }
    let before = try Tables(till.store)
    let again = try till.store.perform(wish)
    #expect(again.response == first)
    #expect(again.isReplay)
    #expect(again.subject.status == .closed)
    #expect(try Tables(till.store) == before)
  }

  @Test func `every kind of wish is answered alike when its key is gone`() throws {
    let (check, actor) = (CheckID("c"), till.employee)
    let item: CheckItemID = till.id()
    let opening = OpenCheck(key: till.key(), actor: actor, checkID: check, orderType: .eatIn)
    let adding = AddItem(
      key: till.key(), actor: actor, checkID: check, itemID: item,
      productID: TestMenu.id("101"), quantity: .one)
    let changing = ChangeQuantity(
      key: till.key(), actor: actor, checkID: check, itemID: item,
      quantity: Quantity(thousandths: 3_000))
    let parking = ParkCheck(key: till.key(), actor: actor, checkID: check, name: "Tom")
    let recalling = RecallCheck(key: till.key(), actor: actor, checkID: check)
    let wrong = LogIn(key: till.key(), device: DeviceID("L1"), owner: nil, purpose: .work)
    func all() throws -> [String] {
      let store = till.store
      return try [
        "\(store.perform(opening).response)", "\(store.perform(adding).response)",
        "\(store.perform(changing).response)", "\(store.perform(parking).response)",
        "\(store.perform(recalling).response)", "\(store.perform(wrong).response)",
      ]
    }
    let first = try all()
    try till.store.perform(
      LogIn(key: till.key(), device: DeviceID("L1"), owner: actor, purpose: .work))
    #expect(try all() == first)
    try forget()
    #expect(try all() == first)
  }

  @Test(arguments: [false, true]) func `another request under a used key is told so`(
    expired: Bool
  ) throws {
    let check = try till.check(with: "101")
    var wish = wish(for: check)
    try till.store.perform(wish)
    if expired { try forget() }
    wish.offered = Money(minorUnits: 301)
    let before = try Tables(till.store)
    #expect(
      throws: StoreFailure.keyReused(operation: "take_payment", key: wish.key.rawValue)
    ) { try till.store.perform(wish) }
    let park = ParkCheck(key: wish.key, actor: till.employee, checkID: check.id, name: "")
    #expect(throws: StoreFailure.keyReused(operation: "park_check", key: wish.key.rawValue)) {
      try till.store.perform(park)
    }
    #expect(try Tables(till.store) == before)
  }

  /// A wish of the same fields as `RecallCheck`.
  private struct PraiseCheck: CheckCommand {
    static let operation = "praise_check"
    var key: IdempotencyKey
    var actor: EmployeeID
    var checkID: CheckID

    func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] { [.recalled] }
  }

  @Test func `a wish of another kind is another request, though its fields are the same`() throws {
    let check = try till.check(with: "101")
    let key = till.key()
    try till.store.perform(RecallCheck(key: key, actor: till.employee, checkID: check.id))
    #expect(throws: StoreFailure.keyReused(operation: "praise_check", key: key.rawValue)) {
      try till.store.perform(PraiseCheck(key: key, actor: till.employee, checkID: check.id))
    }
  }

  @Test func `a response an older program stored in another shape is worked out anew`() throws {
    let wish = wish(for: try till.check(with: "101"))
    let first = try till.store.perform(wish).response
    try till.store.pool.writeWithoutTransaction {
      try $0.execute(sql: "UPDATE idempotency_keys SET response = '{\"old\":1}'")
    }
    #expect(try till.store.perform(wish).response == first)
  }

  @Test func `a refusal stores nothing, not even a number`() throws {
    let check = try till.check(with: "101")
    let before = try Tables(till.store)
    let count = try keys()
    let wish = OpenCheck(
      key: till.key(), actor: TestStaff.cook, checkID: till.id(), orderType: .eatIn)
    #expect(throws: CheckRefusal.notAllowed(.roleForbids(.cook))) {
      try till.store.perform(wish)
    }
    #expect(try Tables(till.store) == before)
    #expect(try keys() == count)
    #expect(try till.open().number == check.number + 1)
    var granted = wish
    granted.actor = TestStaff.cashier
    #expect(try till.store.perform(granted).subject.number == check.number + 2)
  }
}
