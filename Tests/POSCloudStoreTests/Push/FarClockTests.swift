import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

/// One device whose logical clock is far ahead must not keep a shop from selling.
struct FarClockTests {
  /// The first event of a device of its own, at a logical clock.
  private func item(of device: String, at lamport: Int64) throws -> PushRequest.ReceivedItem {
    var event = try #require(try Lane().events().first)
    (event.origin, event.eventID) = (DeviceID(device), EventID("first of \(device)"))
    event.lamport = lamport
    return try #require(try received([event]).first)
  }

  @Test(arguments: [1 << 53 - 1, 1 << 52 + 1 << 51] as [Int64])
  func `a clock near the end of all counting is refused, and the shop sells on`(lamport: Int64)
    async throws
  {
    let shop = try await Shop()
    let answer = try await shop.store.push([try item(of: "L9", at: lamport)])
    #expect(answer.results.map(\.status) == [.rejected])
    #expect(answer.results[0].reason == "its clock \(lamport) is too far ahead of all others")
    _ = try await shop.open(1)
    let last = try #require(try await shop.database.pulled().last)
    #expect(last.lamport < 1 << 42)
  }

  @Test func `behind the furthest clock that is taken, the cloud and every lane go on`()
    async throws
  {
    let shop = try await Shop()
    let furthest: Int64 = 1 << 52
    #expect(try await shop.store.push([try item(of: "L9", at: furthest)]).tally == [.ok: 1])
    _ = try await shop.open(1)
    let lane = try Lane()
    try lane.till.store.receive(try await shop.database.pulled(), from: DeviceID("cloud"))
    try lane.till.pay(lane.till.check(with: "101"))
    let items = try lane.items()
    let answer = try await shop.store.push(items)
    #expect(answer.results.last?.status == .ok)
    let events = try await shop.database.pulled()
    #expect(events.last?.lamport ?? 0 > furthest)
    let other = try Till.fresh()
    try other.store.receive(events.filter { $0.origin != DeviceID("L1") }, from: DeviceID("cloud"))
    #expect(try other.check(with: "101").items.count == 1)

    // Far ahead of that is as far as before.
    let next = try await shop.store.push([try item(of: "L8", at: 1 << 52 + 1 << 21)])
    #expect(next.tally == [.retry: 1])
  }

  /// A lane that sold after it heard of an event at the furthest clock that is taken.
  private func laneAhead(of far: Envelope) throws -> Lane {
    let lane = try Lane()
    try lane.till.store.receive([far], from: far.origin)
    for _ in 0..<2 { try lane.till.pay(lane.till.check(with: "101")) }
    return lane
  }

  @Test
  func `a lane that heard of a far clock before the cloud did waits for it, and loses nothing`()
    async throws
  {
    let database = try CloudDatabase()
    let store = try database.store()
    var far = try #require(try Lane().events().first)
    (far.origin, far.eventID, far.lamport) = (DeviceID("L9"), EventID("far"), 1 << 52)
    let lane = try laneAhead(of: far)
    let items = try lane.items()
    let early = try await store.push(items)
    // One waits for the other lane's, and those behind it for that one; none is refused.
    let ahead = early.results.filter { $0.status != .ok }
    #expect(ahead.count > 1 && ahead.allSatisfy { $0.status == .retry })
    #expect(ahead.map(\.isMissingOthers) == [false] + ahead.dropFirst().map { _ in true })
    #expect(ahead[0].reason?.hasPrefix("its clock ") == true)
    #expect(try database.count("rejected_items") == 0)
    #expect(try await store.push(try received([far])).tally == [.ok: 1])
    let late = try await store.push(items)
    #expect(late.tally[.ok] == ahead.count && late.tally[.duplicate] == items.count - ahead.count)
  }

  @Test func `a lane counts on from what the cloud refused, too`() async throws {
    let database = try CloudDatabase()
    let store = try database.store()
    var far = try #require(try Lane().events().first)
    (far.origin, far.eventID, far.lamport) = (DeviceID("L9"), EventID("far"), 1 << 52)
    let lane = try laneAhead(of: far)
    // Its id is another event's here: it leaves a hole.
    far.eventID = try #require(try lane.events().first).eventID
    let first = try #require(try lane.items().first)
    _ = try await store.push([first])
    #expect(try await store.push(try received([far])).tally == [.conflict: 1])
    let items = try lane.items()
    #expect(try await store.push(items).tally == [.ok: items.count - 1, .duplicate: 1])
  }

  /// An event at the furthest clock that is taken, under a name no origin can have.
  private func nobody() throws -> Envelope {
    var far = try #require(try Lane().events().first)
    (far.origin, far.eventID) = (DeviceID(String(repeating: "x", count: 65)), EventID("far"))
    far.lamport = 1 << 52
    return far
  }

  @Test func `what waits for a clock that never comes ends as a hole, and can be tried again`()
    async throws
  {
    let database = try CloudDatabase()
    let store = try database.store()
    var far = try nobody()
    let lane = try laneAhead(of: far)
    let items = try lane.items()
    let waiting = (try await store.push(items)).tally[.retry] ?? 0
    #expect(waiting > 1)
    for _ in 2..<SyncBackOff.mostAttempts {
      #expect(try await store.push(items).tally[.retry] == waiting)
    }
    #expect(try database.count("rejected_items") == 0)
    let ended = try await store.push(items)
    #expect(ended.tally == [.duplicate: items.count - waiting, .rejected: waiting])
    #expect(ended.have[DeviceID("L1")] == Int64(items.count))
    // What comes behind need not wait as long, nor what is sent again.
    try lane.till.pay(lane.till.check(with: "101"))
    let all = try lane.items()
    let late = all.count - items.count + waiting
    for _ in 1...2 { #expect(try await store.push(all).tally[.rejected] == late) }

    // The owner has one tried again, in vain; then what they followed from is there.
    let held = try await store.rejectedItems(of: CloudDatabase.realm)
    #expect(held.count == late)
    let first = try #require(held.first).id
    let tried = try await store.replay(
      rejected: first, of: CloudDatabase.realm, correlation: "test")
    #expect(tried?.status == .rejected)
    far.origin = DeviceID("L9")
    #expect(try await store.push(try received([far])).tally == [.ok: 1])
    let again = try await store.replay(
      rejected: first, of: CloudDatabase.realm, correlation: "test")
    #expect(again?.status == .ok)
    let end = try await store.push(all)
    #expect(end.tally == [.ok: late - 1, .duplicate: items.count - waiting + 1])
    #expect(try database.count("rejected_items WHERE resolved_at IS NULL") == 0)
    #expect(try database.count("origins WHERE far_tries > 0") == 0)
  }

  @Test func `a lane whose events wait for what never comes tells a manager, and holds nothing up`()
    async throws
  {
    let database = try CloudDatabase()
    let store = try database.store()
    let lane = try laneAhead(of: try nobody())
    try lane.till.store.beginSync(with: "https://cloud.example")
    try await lane.drain(to: store)
    let state = try lane.till.store.syncState()
    #expect(state.queued == 0 && state.refusedCount > 1 && state.summary == .failed)
    #expect(state.refused.allSatisfy { $0.reason.hasPrefix("REJECTED: its ") })
    let before = state.refusedCount
    let sold = try lane.events().count
    try lane.till.pay(lane.till.check(with: "101"))
    try await lane.drain(to: store)
    #expect(try lane.till.store.syncState().queued == 0)
    let added = try lane.events().count - sold
    #expect(try lane.till.store.syncState().refusedCount == before + added)
  }

  @Test func `a lane counts on from what the cloud has another event in the place of`()
    async throws
  {
    let database = try CloudDatabase()
    let store = try database.store()
    var far = try #require(try Lane().events().first)
    (far.origin, far.eventID) = (DeviceID("L9"), EventID("other"))
    #expect(try await store.push(try received([far])).tally == [.ok: 1])
    (far.eventID, far.lamport) = (EventID("far"), 1 << 52)
    let lane = try laneAhead(of: far)
    #expect(try await store.push(try received([far])).tally == [.conflict: 1])
    let items = try lane.items()
    #expect(try await store.push(items).tally == [.ok: items.count])
  }
}

extension Lane {
  /// Sends what is due, again and again whenever the next is, until nothing waits.
  fileprivate func drain(to store: CloudStore) async throws {
    for round in 0..<100 {
      guard
        let claim = try till.store.claimPush(
          by: "test", token: "\(round)", limit: PushRequest.mostItems, milliseconds: 10_000)
      else {
        guard let due = try till.store.nextPushAt() else { return }
        let pause = due.milliseconds - till.clock.now().milliseconds
        till.clock.advance(milliseconds: pause)
        continue
      }
      let answer = try await store.push(try received(till.store.events(of: claim)))
      try till.store.endPush(claim, .answered(answer, milliseconds: 1), jitter: 0)
    }
    Issue.record("it never ends")
  }
}
