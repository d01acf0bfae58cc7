import POSCore
import POSModel
import POSTables
import POSTestSupport
import POSWire

@testable import POSCloudStore

/// A cloud store with the staff and the menu of the test store, and words for what an online client
/// does.
final class Shop: Sendable {
  let database: CloudDatabase
  let store: CloudStore
  let realm = CloudDatabase.realm
  let tablet = DeviceID("T1")

  convenience init() async throws {
    try self.init(serving: try CloudDatabase())
    try await store.push(try Lane().items())
  }

  /// A store that serves what is there.
  init(serving database: CloudDatabase) throws {
    self.database = database
    store = try database.store()
  }

  /// A fresh key; each seed makes others, and none a till's does.
  func key(_ seed: UInt64) -> IdempotencyKey {
    var ids = IDSource(random: SeededGenerator(seed: seed &+ 10_000))
    return IdempotencyKey(from: &ids, at: database.clock.now())
  }

  /// An id that follows from the seed.
  func id<Entity>(_ seed: UInt64) -> ID<Entity> { ID(key(seed &+ 1_000_000).rawValue) }

  /// Grants a wish from the tablet.
  @discardableResult
  func perform<Wish: Command>(_ wish: Wish) async throws -> CloudGrant<Wish>
  where Wish.Subject: Tabulated {
    try await store.perform(wish, in: realm, from: tablet, correlation: "test")
  }

  /// Opens a check.
  func open(_ seed: UInt64) async throws -> Check {
    try await perform(
      OpenCheck(key: key(seed), actor: TestStaff.cashier, checkID: id(seed), orderType: .eatIn)
    ).subject
  }

  /// Rings a product of the test menu.
  func ring(_ plu: String, on check: CheckID, _ seed: UInt64) async throws -> Check {
    try await perform(
      AddItem(
        key: key(seed), actor: TestStaff.cashier, checkID: check, itemID: id(seed),
        productID: TestMenu.id(plu), quantity: .one)
    ).subject
  }

  /// Takes cash for what is due.
  func pay(_ check: Check, _ seed: UInt64) async throws -> CloudGrant<TakePayment> {
    try await perform(
      TakePayment(
        key: key(seed), actor: TestStaff.cashier, checkID: check.id, paymentID: id(seed),
        tender: .cash, offered: check.dueInCash, shownVersion: check.version))
  }
}
