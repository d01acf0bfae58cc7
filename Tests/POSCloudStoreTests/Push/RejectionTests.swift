import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct RejectionTests {
  let database: CloudDatabase
  let store: CloudStore
  let items: [PushRequest.ReceivedItem]

  init() throws {
    database = try CloudDatabase()
    store = try database.store()
    items = try Lane().items()
  }

  /// The chain at the end of the lane's events, as the cloud has it.
  private func chain() throws -> String? {
    try Connection(database.url).execute("SELECT chain FROM origins").first?.text(0)
  }

  @Test func `an item that is refused leaves the rest flowing, and fills its place later`()
    async throws
  {
    var broken = items
    broken[4] = PushRequest.ReceivedItem(
      items[4].json.setting("event", "at", to: .string("yesterday")))
    let answer = try await store.push(broken)
    #expect(answer.tally == [.ok: items.count - 1, .rejected: 1])
    #expect(answer.results[4].reason == "event.at must be an RFC 3339 moment in UTC")
    #expect(answer.have == [DeviceID("L1"): Int64(items.count)])

    let later = try await store.push(items)
    #expect(later.tally == [.ok: 1, .duplicate: items.count - 1])
    #expect(later.results[4].status == .ok)
    #expect(try database.count("events") == Int64(items.count))
    #expect(try database.count("rejected_items WHERE resolved_at IS NULL") == 0)
    #expect(try chain() == CloudLog.chain(of: items))
  }

  @Test func `of a full request the one that the database refuses keeps no other from its place`()
    async throws
  {
    let lane = try Lane()
    while try lane.events().count < PushRequest.mostItems {
      _ = try lane.till.pay(lane.till.check(with: "101"))
    }
    let items = Array(try lane.items().prefix(PushRequest.mostItems))
    let connection = try Connection(database.url)
    try connection.run(
      """
      CREATE TRIGGER hundredth BEFORE INSERT ON events FOR EACH ROW
        WHEN (NEW.origin_seq = 100) EXECUTE FUNCTION refuse_change('not this one')
      """)
    let answer = try await store.push(items)
    #expect(answer.results[99].status == .rejected)
    #expect(answer.tally == [.ok: items.count - 1, .rejected: 1])
    #expect(answer.have == [DeviceID("L1"): Int64(items.count)])
    try connection.run("DROP TRIGGER hundredth ON events")
    #expect(try await store.push(items).tally == [.ok: 1, .duplicate: items.count - 1])
    #expect(try chain() == CloudLog.chain(of: items))
    #expect(try CloudRows(database).differences == [])
  }

  @Test func `an item that somebody looked at stays so when its lane sends it again`() async throws
  {
    let broken = PushRequest.ReceivedItem(
      items[0].json.setting("event", "at", to: .string("yesterday")))
    try await store.push([broken])
    let kept = try await store.rejectedItems(of: CloudDatabase.realm)
    try await store.dismiss(rejected: try #require(kept.first).id, of: CloudDatabase.realm)
    try await store.push([broken])
    #expect(try await store.rejectedItems(of: CloudDatabase.realm) == [])
    #expect(try database.count("rejected_items WHERE count = 2") == 1)
    // As if something else had been wrong with it then.
    try Connection(database.url).run("UPDATE rejected_items SET reason = 'another'")
    try await store.push([broken])
    #expect(try await store.rejectedItems(of: CloudDatabase.realm).count == 1)
  }

  @Test func `what a device says an owner did is refused`() async throws {
    var event = try Lane().events()[0]
    event.actor = EmployeeID("owner:ann")
    let answer = try await store.push(try received([event]))
    #expect(answer.results.map(\.status) == [.rejected])
    #expect(answer.results[0].reason == "an owner does nothing on a device")
  }

  @Test func `a broken item behind a gap waits like the others, and is refused in its turn`()
    async throws
  {
    var broken = items
    broken[4] = PushRequest.ReceivedItem(
      items[4].json.setting("event", "at", to: .string("yesterday")))
    let early = try await store.push(Array(broken[2...]))
    #expect(early.tally == [.retry: items.count - 2])
    #expect(early.results[2].reason == "MISSING: events of L1 after 0")
    #expect(try database.count("rejected_items") == 0)
    let answer = try await store.push(broken)
    #expect(answer.tally == [.ok: items.count - 1, .rejected: 1])
    #expect(answer.have == [DeviceID("L1"): Int64(items.count)])
    #expect(try await store.push(items).tally == [.ok: 1, .duplicate: items.count - 1])
  }

  @Test func `a hole whose item lied about its hash is filled, and the chain is linked anew`()
    async throws
  {
    var broken = items
    broken[1] = PushRequest.ReceivedItem(
      items[1].json.setting("event", "payloadSha256", to: .string("no hash")))
    broken[3] = PushRequest.ReceivedItem(
      items[3].json.setting("event", "payload", to: .object([:])))
    let answer = try await store.push(broken)
    #expect(answer.tally == [.ok: items.count - 2, .rejected: 2])
    #expect(try chain() != CloudLog.chain(of: items))
    #expect(try await store.push(items).tally == [.ok: 2, .duplicate: items.count - 2])
    #expect(try chain() == CloudLog.chain(of: items))
    let links = try Connection(database.url).execute(
      "SELECT chain, payload_sha256 FROM events ORDER BY origin_seq"
    ).map { ($0.text(0), $0.text(1)) }
    var before = ""
    for (chain, hash) in links {
      #expect(chain == CloudLog.link(before, hash))
      before = chain
    }
  }

  @Test(arguments: [String(repeating: "x", count: 65), "L1\u{0}", "L\u{E9}"])
  func `a name no origin can have is refused, and leaves no hole`(name: String) async throws {
    let strange = items[0].json.setting("event", "clock", "deviceId", to: .string(name))
    let answer = try await store.push([PushRequest.ReceivedItem(strange)])
    #expect(answer.results.map(\.status) == [.rejected])
    #expect(answer.have.isEmpty)
    #expect(try database.count("rejected_items WHERE origin_device_id IS NULL") == 1)
  }

  @Test func `origins that look the same, of a store of before, are answered`() async throws {
    for name in ["L\u{E9}", "Le\u{301}"] {
      try Connection(database.url).execute(
        """
        INSERT INTO origins (tenant_id, store_id, origin_device_id, last_seq, chain, lamport)
        VALUES ('harbor', 's1', $1, 7, '', 7)
        """, [.text(name)])
    }
    let answer = try await store.push(items)
    #expect(answer.tally == [.ok: items.count])
    #expect(answer.have.count == 3)
    let have = answer.json["have"]
    #expect(have?["L1"] == .integer(Int64(items.count)))
    #expect(have?["L\u{E9}"] == .integer(7))
  }

  @Test func `an item that is nothing at all is kept as it came`() async throws {
    let nonsense = PushRequest.ReceivedItem(.object(["what": .string("ever\u{0}")]))
    let answer = try await store.push([nonsense] + items)
    #expect(answer.tally == [.ok: items.count, .rejected: 1])
    #expect(answer.results[0].reason == "event must be an object")
    #expect(try database.count(#"rejected_items WHERE item = '{"what":"ever\u0000"}'"#) == 1)
  }

  @Test func `an id that is longer than any key is refused, not failed`() async throws {
    // Nothing in it repeats, so that it cannot be made shorter.
    let long = (0..<100).map { SHA256Hex.of("\($0)".utf8) }.joined()
    var strange = items[0].json.setting("event", "eventId", to: .string(long))
    strange = strange.setting("clientTxId", to: .string(long))
    let answer = try await store.push([PushRequest.ReceivedItem(strange)] + items.dropFirst())
    #expect(answer.results[0].status == .rejected)
    #expect(answer.tally[.ok] == items.count - 1)
  }
}

extension CloudLog {
  /// The chain of an origin that sent these, from its first.
  fileprivate static func chain(of items: [PushRequest.ReceivedItem]) -> String {
    items.reduce("") { chain, item in
      guard case .success(let item) = item.item else { return chain }
      return link(chain, item.payloadSHA256)
    }
  }
}
