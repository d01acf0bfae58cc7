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
}
