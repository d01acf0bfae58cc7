import POSCore
import POSModel
import POSTestSupport
import POSWire

@testable import POSCloudStore

/// A store whose database was set back: a lane has what the cloud did since the backup.
struct LostDay {
  let database: CloudDatabase
  /// The cloud after the set-back.
  let shop: Shop
  let lane: Lane
  /// What the cloud did itself and lost: a check it opened, and a price that was changed.
  let lost: [Envelope]
  let check: Check
  /// How far the lane had pulled.
  let cursor: String

  init() async throws {
    database = try CloudDatabase()
    lane = try Lane()
    let before = try Shop(serving: database)
    try await before.store.push(try lane.items())
    before.store.close()
    try database.backUp()
    let day = try Shop(serving: database)
    check = try await day.open(1)
    try await day.setPrice(925, 2)
    let page = try await day.store.pull(day.realm, for: lane.device, after: "")
    try lane.till.store.receive(page.events, from: DeviceID.cloud)
    (lost, cursor) = (page.events, page.cursor)
    day.store.close()
    try database.setBack()
    shop = try Shop(serving: database)
  }

  /// The lane sends what the cloud lost.
  @discardableResult
  func sendLost() async throws -> PushAnswer { try await shop.store.push(try received(lost)) }

  /// A lane pulls behind a place; what is wrong with it, if anything.
  func pull(after cursor: String) async throws -> CloudFailure? {
    do {
      _ = try await shop.store.pull(shop.realm, for: lane.device, after: cursor)
      return nil
    } catch let failure as CloudFailure { return failure }
  }

  /// In which epoch the cloud counts.
  var epoch: Int64 {
    get throws {
      try Connection(database.url).execute("SELECT epoch FROM stores").first?.integer(0) ?? 0
    }
  }

  /// How often a manager was told that the cloud was set back.
  var warnings: Int64 {
    get throws { try database.count("review_items WHERE kind = 'set_back'") }
  }

  /// What the cloud calls itself in its events.
  var origins: [String] {
    get async throws {
      Set(try await database.pulled().map(\.origin)).filter { CloudOrigin($0) != nil }
        .map(\.rawValue).sorted()
    }
  }
}

extension Shop {
  /// An owner changes the price of the burger.
  func setPrice(_ minor: Int64, _ seed: UInt64) async throws {
    let burger = try await store.products(of: realm).first { $0.plu == "101" }
    guard var entry = burger?.entry else { preconditionFailure("the test menu has a burger") }
    entry.price = Money(minorUnits: minor)
    try await store.perform(
      EnterProduct(
        key: key(seed), actor: EmployeeID("owner:olivia"), productID: TestMenu.id("101"),
        entry: entry), in: realm, from: DeviceID.cloud, owner: "olivia", correlation: "test")
  }
}
