import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

/// What a till sends whose store was set back: its counts are those of events that are here.
struct OtherHistoryTests {
  let database: CloudDatabase
  let store: CloudStore
  /// What the till did before, and did again otherwise.
  let items: [PushRequest.ReceivedItem]
  private let origin = DeviceID("L1")

  /// The cloud has six events of the store that was put back, and four that are lost there.
  init() async throws {
    database = try CloudDatabase()
    store = try database.store()
    let events = try Lane().events()
    items = try received(events)
    let lost = events[6..<10].map { event in
      var lost = event
      lost.eventID = EventID("lost \(event.seq)")
      return lost
    }
    try await store.push(try received(events[..<6] + lost))
  }

  private func expectNothingMixed(_ answer: PushAnswer) throws {
    #expect(answer.results.first?.reason == "TAKEN: event 7 of L1 is another one")
    let rest = answer.results.dropFirst()
    #expect(rest.count > 4)
    #expect(rest.allSatisfy { $0.reason == "MISSING: events of L1 after 6" && $0.isMissingOthers })
    #expect(answer.have == [origin: 10])
    #expect(try database.count("events") == 10)
    #expect(try database.count("rejected_items") == 1)
  }

  @Test func `where it goes on otherwise one is refused, and nothing behind it is stored`()
    async throws
  {
    try expectNothingMixed(try await store.push(Array(items[6...])))
  }

  @Test func `so it is item by item`() throws {
    let connection = try Connection(database.url)
    try connection.run("SET ROLE \(RealmTable.role)")
    connection.afterStatement = { sql in
      guard sql.contains("rejected_items") else { return }
      connection.afterStatement = nil
      throw DatabaseFault(state: "40P01", message: "deadlock detected")
    }
    let pushed = items[6...].enumerated().map { PushedItem($1, at: $0) }
    try expectNothingMixed(try database.push(connection).run(pushed))
  }

  @Test func `what is here already, and what another origin did, is no matter of it`() async throws
  {
    var other = try Lane().events()[0]
    (other.origin, other.eventID) = (DeviceID("L2"), EventID("other"))
    let answer = try await store.push([items[6]] + items[..<6] + (try received([other])))
    #expect(answer.tally == [.conflict: 1, .duplicate: 6, .ok: 1])
  }

  @Test(arguments: ["cloud.x", "cloud.02", "cloud.10001"])
  func `a name that is not quite the cloud's is one of any other`(name: String) async throws {
    let events = try Lane().events().map { event in
      var event = event
      (event.origin, event.eventID) = (DeviceID(name), EventID("\(name) \(event.seq)"))
      return event
    }
    var lost = events[6]
    lost.eventID = EventID("lost")
    try await store.push(try received(events[..<6] + [lost]))
    let answer = try await store.push(try received(Array(events[6...])))
    #expect(answer.tally == [.conflict: 1, .retry: events.count - 7])
    #expect(answer.have[DeviceID(name)] == 7)
  }

  @Test func `the newest copy in its place goes on where it was`() async throws {
    try await store.push(Array(items[6...]))
    var next = try Lane().events()[10]
    next.eventID = EventID("next")
    let answer = try await store.push(try received([next]))
    #expect(answer.tally == [.ok: 1])
    #expect(answer.have == [origin: 11])
  }
}
