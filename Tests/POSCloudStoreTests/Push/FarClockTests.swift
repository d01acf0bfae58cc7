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

  @Test(arguments: [1 << 53 - 1, 1 << 52 + 1] as [Int64])
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
    #expect(next.tally == [.rejected: 1])
  }
}
