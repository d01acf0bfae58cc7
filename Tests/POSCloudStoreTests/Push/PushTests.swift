import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct PushTests {
  let database: CloudDatabase
  let store: CloudStore
  let lane: Lane

  init() throws {
    database = try CloudDatabase()
    store = try database.store()
    lane = try Lane()
  }

  @Test func `a sale is stored once, with its header, its items and its payment`() async throws {
    let check = try lane.till.check(with: "101", "201")
    try lane.till.pay(check)
    let items = try lane.items()
    let answer = try await store.push(items)
    #expect(answer.results.map(\.clientTxID) == items.map(\.clientTxID))
    #expect(answer.tally == [.ok: items.count])
    #expect(answer.have == [lane.device: Int64(items.count)])
    #expect(try database.count("events") == Int64(items.count))
    #expect(try database.count("pos_transactions") == Int64(items.count))
    #expect(try database.count("audit_log") == Int64(items.count))
    #expect(try database.count("pos_transaction_items") == 2)
    #expect(try database.count("pos_transaction_payments") == 1)

    let before = try database.counts()
    let again = try await store.push(items)
    #expect(again.tally == [.duplicate: items.count])
    #expect(again.have == answer.have)
    #expect(try database.counts() == before)
  }

  @Test func `sixteen connections send one sale at once, and it is there once`() async throws {
    try await store.push(try lane.items())
    let seq = Int64(try lane.events().count)
    let check = try lane.till.check(with: "101", "201")
    try lane.till.pay(check)
    let items = try lane.items(after: seq)
    let wide = try database.store(PoolSize(connections: 16, waiting: 64))
    let answers = try await withThrowingTaskGroup(of: PushAnswer.self) { group in
      for _ in 0..<16 { group.addTask { try await wide.push(items) } }
      return try await group.reduce(into: [PushAnswer]()) { $0.append($1) }
    }
    for place in items.indices {
      let statuses = answers.map { $0.results[place].status }
      #expect(statuses.filter { $0 == .ok }.count == 1)
      #expect(statuses.filter { $0 == .duplicate }.count == 15)
    }
    #expect(try database.count("pos_transactions") == seq + Int64(items.count))
    #expect(try database.count("pos_transaction_items") == 2)
    #expect(try database.count("pos_transaction_payments") == 1)
  }

  @Test func `the same id with another payload is a conflict and changes nothing`() async throws {
    try await store.push(try lane.items())
    let before = try database.counts()
    var event = try lane.events()[3]
    event.payload = Array(#"{"forged":true}"#.utf8)
    event.payloadSHA256 = SHA256Hex.of(event.payload)
    let answer = try await store.push(try received([event]))
    #expect(answer.tally == [.conflict: 1])
    #expect(answer.results[0].reason == "another event has this id")
    #expect(try database.counts() == before)
    #expect(try database.count("rejected_items WHERE status = 'CONFLICT' AND count = 1") == 1)
    try await store.push(try received([event]))
    #expect(try database.count("rejected_items WHERE status = 'CONFLICT' AND count = 2") == 1)
  }

  @Test func `an event of another store is rejected, and the rest goes on`() async throws {
    var items = try lane.items()
    let foreign = items[2].json.setting("event", "storeId", to: .string("s2"))
    items.append(
      PushRequest.ReceivedItem(
        foreign.setting("clientTxId", to: .string("x")).setting(
          "event", "eventId", to: .string("x"))))
    let answer = try await store.push(items)
    #expect(answer.tally == [.ok: items.count - 1, .rejected: 1])
    #expect(
      answer.results.last?.reason == "it belongs to 'harbor' 's2', not to this store")
    #expect(answer.have == [lane.device: Int64(items.count - 1)])
  }

  @Test func `an event behind a gap waits until what is missing has come`() async throws {
    let items = try lane.items()
    let answer = try await store.push(Array(items[0..<3] + items[4...]))
    #expect(answer.tally == [.ok: 3, .retry: items.count - 4])
    #expect(answer.results[3].reason == "MISSING: events of L1 after 3")
    #expect(answer.have == [lane.device: 3])
    let rest = try await store.push(Array(items[3...]))
    #expect(rest.tally == [.ok: items.count - 3])
  }

  @Test func `a payload that is not what its type demands is kept, and a manager is told`()
    async throws
  {
    let items = try lane.items()
    var event = try lane.events()[0]
    event.seq = Int64(items.count) + 1
    event.eventID = EventID("strange")
    (event.aggregateType, event.aggregateID) = ("order", "a check")
    (event.type, event.payload) = ("order.created", Array(#"{"checkNumber":0}"#.utf8))
    event.payloadSHA256 = SHA256Hex.of(event.payload)
    let answer = try await store.push(items + (try received([event])))
    #expect(answer.tally == [.ok: items.count + 1])
    #expect(try database.count("review_items WHERE kind = 'event_not_applied'") == 1)
  }

  @Test func `a store nobody registered is none`() async throws {
    let realm = CloudRealm(tenant: TenantID("harbor"), store: StoreID("s9"))
    let items = try lane.items()
    await #expect(throws: CloudFailure.unknownRealm(realm)) {
      try await store.push(items, from: DeviceID("L1"), of: realm, correlation: "")
    }
  }
}
