import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct RejectedTests {
  @Test func `a refused item is shown as it came, and replayed once it can be taken`() async throws
  {
    let database = try CloudDatabase()
    let store = try database.store()
    let items = try Lane().items()
    // The row of an employee that somebody broke by hand refuses the event for ever.
    let connection = try Connection(database.url)
    try connection.run(
      "ALTER TABLE events ADD CONSTRAINT no_menu CHECK (aggregate_type <> 'product')")
    let answer = try await store.push(items)
    let refused = answer.results.filter { $0.status == .rejected }
    #expect(refused.count == TestMenu.entries.count)
    #expect(answer.tally[.ok] == items.count - refused.count)
    #expect(answer.have == [DeviceID("L1"): Int64(items.count)])

    let kept = try await store.rejectedItems(of: CloudDatabase.realm)
    #expect(Set(kept.map(\.clientTxID)) == Set(refused.map(\.clientTxID)))
    #expect(kept.allSatisfy { $0.count == 1 && $0.device == DeviceID("L1") })
    let overview = try await store.stores(of: TenantID("harbor"))
    #expect(overview.map(\.openRejections) == [kept.count])

    let unseen = "devices WHERE device_id = 'L1' AND last_seen_at = 'long ago'"
    try connection.run("UPDATE devices SET last_seen_at = 'long ago' WHERE device_id = 'L1'")
    let still = try await store.replay(
      rejected: kept[0].id, of: CloudDatabase.realm, correlation: "again")
    #expect(still?.status == .rejected)
    try connection.run("ALTER TABLE events DROP CONSTRAINT no_menu")
    for item in kept {
      let result = try await store.replay(
        rejected: item.id, of: CloudDatabase.realm, correlation: "again")
      #expect(result?.status == .ok)
    }
    // The lane was not here: an owner tried its items again.
    #expect(try database.count(unseen) == 1)
    #expect(try await store.rejectedItems(of: CloudDatabase.realm).isEmpty)
    #expect(try await store.products(of: CloudDatabase.realm).count == TestMenu.entries.count)
    #expect(try CloudRows(database).differences.isEmpty)
    #expect(
      try await store.replay(rejected: "none", of: CloudDatabase.realm, correlation: "") == nil)
  }

  @Test func `what is known of a PIN is never shown, wherever the item is cut`() async throws {
    let database = try CloudDatabase()
    let store = try database.store()
    let pin = PINRecord(lookup: "1234abcd", hash: "$2b$10$5678efgh")
    var event = try #require(
      try Lane().events().first { $0.aggregateID == TestStaff.cashier.rawValue })
    event.payload = try FactCoding.payload(
      of: EmployeeFact.entered(EmployeeEntry(name: "Eve", role: .cashier, pin: pin)))
    event.payloadSHA256 = SHA256Hex.of(event.payload)
    event.store = StoreID("s2")
    let items = try received([event])
    try await store.push(items)
    let shown = try #require(try await store.rejectedItems(of: CloudDatabase.realm).first).item
    #expect(shown.contains("Eve") && shown.contains(#""pin":"…","role":"cashier""#))
    let whole = String(decoding: items[0].json.canonical, as: UTF8.self)
    #expect(whole.contains("1234") && whole.contains("5678"))
    for count in 0...whole.count {
      let part = CloudStore.withoutPINs(String(whole.prefix(count)))
      #expect(!part.contains("1234") && !part.contains("$2b"))
    }
  }

  @Test func `of a large item only the begin is shown, and all of it is tried again`() async throws
  {
    let database = try CloudDatabase()
    let store = try database.store()
    let long = JSONValue.string(String(repeating: "é", count: 100_000))
    let item = try Lane().items()[0].json.setting("event", "payload", to: .object(["long": long]))
    try await store.push([PushRequest.ReceivedItem(item)])
    let kept = try #require(try await store.rejectedItems(of: CloudDatabase.realm).first)
    #expect(kept.item.count == CloudStore.mostOfItem + 2 && kept.item.hasSuffix(" …"))
    let again = try await store.replay(
      rejected: kept.id, of: CloudDatabase.realm, correlation: "again")
    #expect(again?.status == .rejected)
    #expect(try await store.rejectedItems(of: CloudDatabase.realm).map(\.count) == [2])
  }

  @Test func `a review item is there until somebody looked at it`() async throws {
    let database = try CloudDatabase()
    let store = try database.store()
    try Connection(database.url).run(
      """
      INSERT INTO review_items VALUES
        ('harbor', 's1', 'a:1', 'a', 'order', '1', 'something', 'open', '2026-06-01T12:00:00.000Z')
      """)
    let items = try await store.reviewItems(of: CloudDatabase.realm)
    #expect(items.map(\.id) == ["a:1"])
    #expect(items.first?.at == TestClock.noon)
    #expect(try await store.resolve(review: "a:1", of: CloudDatabase.realm))
    #expect(try await store.resolve(review: "a:1", of: CloudDatabase.realm) == false)
    #expect(try await store.reviewItems(of: CloudDatabase.realm).isEmpty)
  }
}
