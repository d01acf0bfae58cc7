import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct PullTests {
  let database: CloudDatabase
  let store: CloudStore
  let lane: Lane
  let realm = CloudDatabase.realm

  init() throws {
    database = try CloudDatabase()
    store = try database.store()
    lane = try Lane()
  }

  @Test func `another lane gets all events, in the order they were committed`() async throws {
    try await store.push(try lane.items())
    let events = try lane.events()
    var cursor = ""
    var pulled: [Envelope] = []
    while true {
      let answer = try await store.pull(realm, for: DeviceID("L2"), after: cursor, limit: 4)
      #expect(answer.events.count <= 4)
      pulled += answer.events
      cursor = answer.cursor
      if !answer.hasMore { break }
    }
    #expect(pulled == events)
    let rest = try await store.pull(realm, for: DeviceID("L2"), after: cursor)
    #expect(rest == PullAnswer(events: [], cursor: cursor, hasMore: false))
  }

  @Test func `a lane does not get its own events back, but those of its earlier epochs`()
    async throws
  {
    var events = try lane.events()
    let own = events.count
    events[own - 1].origin = DeviceID("L1.2")
    events[own - 1].seq = 1
    try await store.push(try received(events))
    let first = try await store.pull(realm, for: DeviceID("L1"), after: "")
    #expect(first == PullAnswer(events: [events[own - 1]], cursor: "\(own)", hasMore: false))
    let restored = try await store.pull(realm, for: DeviceID("L1.2"), after: "")
    #expect(restored.events == Array(events.dropLast()))
  }

  @Test func `a page ends before it becomes too large to send`() async throws {
    var event = try lane.events()[0]
    event.payload =
      JSONValue.object(["fat": .string(String(repeating: "x", count: 700_000))])
      .canonical
    event.payloadSHA256 = SHA256Hex.of(event.payload)
    let events = (1...3).map { seq in
      var event = event
      (event.seq, event.eventID) = (Int64(seq), EventID("fat \(seq)"))
      return event
    }
    try await store.push(try received(events))
    let first = try await store.pull(realm, for: DeviceID("L2"), after: "")
    #expect(first.events.map(\.seq) == [1, 2])
    #expect(first.hasMore && first.cursor == "2")
    let rest = try await store.pull(realm, for: DeviceID("L2"), after: first.cursor)
    #expect(rest.events.map(\.seq) == [3])
    #expect(!rest.hasMore)
  }

  @Test(arguments: ["x", "-1", "1.5", "99999999999999999999", "7", "2-", "1-0", "2-7", "2-1-1"])
  func `what is no cursor of this cloud is told so`(cursor: String) async throws {
    await #expect(throws: CloudFailure.badCursor(cursor)) {
      try await store.pull(realm, for: DeviceID("L2"), after: cursor)
    }
  }

  @Test func `who waits is told at once when another sends`() async throws {
    let first = Array(try lane.items()[0..<3])
    try await store.push(first)
    let (other, realm) = (try database.store(), realm)
    async let answer = other.pull(
      realm, for: DeviceID("L2"), after: "3", wait: .seconds(60))
    let rest = Array(try lane.items()[3...])
    try await store.push(rest)
    let events = try lane.events()[3...]
    #expect(try await answer.events == Array(events))
  }

  @Test func `who waits for nothing is told so when the time is over`() async throws {
    let answer = try await store.pull(
      realm, for: DeviceID("L2"), after: "", wait: .milliseconds(20))
    #expect(answer == PullAnswer(events: [], cursor: "0", hasMore: false))
    #expect(
      try await store.waitForNews(realm, after: "0", timeout: .milliseconds(1)) == false)
  }

  @Test func `who waits when the store is closed is let go`() async throws {
    let (other, realm) = (try database.store(), realm)
    async let answer = other.waitForNews(realm, after: "", timeout: .seconds(600))
    for await _ in other.news(of: realm) { break }
    other.close()
    _ = try? await answer  // Closed before or after it looked: told so, or that there is nothing.
  }

  @Test func `an event that is committed late is not passed by a pull`() async throws {
    let items = try lane.items()
    let late = try Connection.serving(database.url)
    let early = try await store.pull(realm, for: DeviceID("L2"), after: "")
    // One transaction has its place and is not committed yet; another wants the next.
    var events = try lane.events()
    try late.run("BEGIN")
    try late.execute(
      "SELECT set_config('pos.tenant', 'harbor', true), set_config('pos.store', 's1', true)")
    let transaction = PushTransaction(
      log: CloudLog(realm: realm, connection: late), sender: DeviceID("L1"), correlation: "",
      now: database.clock.now(), isForgiving: false)
    _ = try transaction.run([PushedItem(items[0], at: 0)])
    events[1].origin = DeviceID("L3")
    events[1].seq = 1
    let other = try received([events[1]])
    let (store, realm) = (store, realm)
    async let answer = store.push(other)
    let between = try await store.pull(realm, for: DeviceID("L2"), after: early.cursor)
    #expect(between.events.isEmpty)
    try late.run("COMMIT")
    #expect(try await answer.tally == [.ok: 1])
    let after = try await store.pull(realm, for: DeviceID("L2"), after: between.cursor)
    #expect(after.events == [events[0], events[1]])
  }
}
