import Logging
import POSCore
import POSModel
import POSTestSupport
import POSWire

@testable import POSCloudStore

/// A till whose events are sent to the cloud.
struct Lane {
  let till: Till

  init(_ till: Till) { self.till = till }

  /// A till of the test store, `L1`.
  init() throws { till = try Till.fresh() }

  var device: DeviceID { till.store.realm.device }

  /// Its events after `seq`.
  func events(after seq: Int64 = 0) throws -> [Envelope] {
    try till.store.events(from: till.store.realm.origin, after: seq, limit: 1000)
  }

  /// Its events after `seq`, as a push has them.
  func items(after seq: Int64 = 0) throws -> [PushRequest.ReceivedItem] {
    try received(events(after: seq))
  }
}

/// Events as a push has them.
func received(_ events: [Envelope]) throws -> [PushRequest.ReceivedItem] {
  let body = try JSONValue(
    parsing: PushRequest(device: DeviceID("L1"), items: events.map { PushItem($0) }).canonical)
  guard case .array(let items)? = body["items"] else { return [] }
  return items.map { PushRequest.ReceivedItem($0) }
}

extension JSONValue {
  /// The same with another value at a path.
  func setting(_ path: String..., to value: JSONValue) -> JSONValue { setting(path[...], value) }

  private func setting(_ path: ArraySlice<String>, _ value: JSONValue) -> JSONValue {
    guard let key = path.first else { return value }
    guard case .object(var members) = self else { return self }
    members[key] = (members[key] ?? .null).setting(path.dropFirst(), value)
    return .object(members)
  }
}

extension CloudStore {
  /// Pushes as `L1`.
  @discardableResult
  func push(_ items: [PushRequest.ReceivedItem]) async throws -> PushAnswer {
    try await push(
      items, from: DeviceID("L1"), of: CloudDatabase.realm, correlation: "test")
  }
}

extension CloudDatabase {
  /// The tables of what belongs to an enterprise as a whole.
  static let tablesOfTenants: Set = [
    "tenants", "signing_keys", "owners", "owner_sessions", "sign_in_counts",
  ]

  /// The tables of what belongs to the database itself.
  static let tablesOfAll: Set = ["schema_migrations", "database_identity"]

  /// How many rows a table has, in all stores.
  func count(_ table: String) throws -> Int64 {
    try Connection(url).execute("SELECT COUNT(*) FROM \(table)").first?.integer(0) ?? 0
  }

  /// All events of the store, in the order they were stored, as a lane would pull them.
  func pulled() async throws -> [Envelope] {
    let store = try store()
    var (cursor, events): (String, [Envelope]) = ("", [])
    while true {
      let page = try await store.pull(
        Self.realm, for: DeviceID("reader"), after: cursor, limit: 500)
      events += page.events
      cursor = page.cursor
      guard page.hasMore else { break }
    }
    store.close()
    return events
  }

  /// Makes all kept answers such as another program would keep.
  func reshapeAnswers() throws {
    try Connection(url).run("UPDATE idempotency_keys SET response = '[{\"of\":\"another\"}]'")
  }

  /// How many rows each of the tables has that a push writes.
  func counts() throws -> [String: Int64] {
    let tables = [
      "events", "origins", "pos_transactions", "pos_transaction_items", "pos_transaction_payments",
      "audit_log", "checks", "check_items", "payments", "products", "employees", "pos_config",
      "review_items",
    ]
    return Dictionary(uniqueKeysWithValues: try tables.map { ($0, try count($0)) })
  }

  /// A push on a connection of its own, so that a test can meddle with it; it is in no hurry,
  /// unless the test says since when it waits.
  func push(_ connection: Connection, begin: ContinuousClock.Instant = .now + .seconds(600)) -> Push
  {
    Push(
      log: CloudLog(realm: Self.realm, connection: connection), sender: DeviceID("L1"),
      correlation: "test", now: clock.now(),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, begin: begin)
  }
}

extension PushAnswer {
  /// How often each status was answered.
  var tally: [PushResult.Status: Int] {
    results.reduce(into: [:]) { $0[$1.status, default: 0] += 1 }
  }
}
