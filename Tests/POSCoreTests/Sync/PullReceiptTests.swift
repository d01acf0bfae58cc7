import GRDB
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// What comes from the cloud.
struct PullReceiptTests {
  private let till: Till
  private let events: [Envelope]

  init() throws {
    till = try Till.fresh()
    try till.store.beginSync(with: "https://cloud.example")
    let other = try Lanes(seed: 5).tills[1]
    _ = try other.check(with: "101", "102")
    events = try other.store.events(of: "L2", after: 0)
  }

  @discardableResult
  private func receive(_ events: [Envelope], cursor: String) throws -> PullReceipt {
    try till.store.receive(
      PullAnswer(events: events, cursor: cursor, hasMore: false),
      pulledAfter: till.store.pullCursor())
  }

  @Test func `the place is kept with what was taken`() throws {
    #expect(try till.store.pullCursor() == "")
    #expect(try receive(events, cursor: "c1").stored == events.count)
    #expect(try till.store.pullCursor() == "c1")
    #expect(try receive(events, cursor: "c1").stored == 0)
    #expect(try till.store.verify() == [])
  }

  private func reviews() throws -> [String] {
    try till.store.pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT id || ': ' || detail FROM review_items
          WHERE kind = 'not_pulled' AND status = 'open'
          """)
    }
  }

  @Test func `where one is missing, the page is pulled again once it is there`() throws {
    let missing = try #require(events.dropFirst().first)
    let rest = events.filter { $0 != missing }
    let first = try receive(rest, cursor: "c1")
    #expect(first.stored == 1)
    #expect(
      first.faults == [.gap(origin: DeviceID("L2"), expected: 2, got: 3)])
    #expect(try till.store.pullCursor() == "c1")
    #expect(
      try reviews() == [
        "not_pulled:L2:gap: events of L2 from 3 on wait for its event 2, "
          + "which the cloud has not sent"
      ])
    #expect(try receive([], cursor: "c2").faults == [])
    #expect(try receive([missing], cursor: "c3").stored == 1)
    #expect(try reviews() == [])
    #expect(try till.store.pullCursor() == "")
    #expect(try receive(rest, cursor: "c1").stored == events.count - 2)
    #expect(try till.store.pullCursor() == "c1")
    #expect(try till.store.have()[DeviceID("L2")] == Int64(events.count))
  }

  @Test func `an origin that cannot be right keeps no other from being taken`() throws {
    var bad = events
    bad[0].payloadSHA256 = String(repeating: "0", count: 64)
    for index in bad.indices {
      (bad[index].origin, bad[index].eventID) = (DeviceID("L7"), EventID("bad \(index)"))
    }
    let receipt = try receive(bad + events, cursor: "c1")
    #expect(receipt.stored == events.count)
    #expect(
      receipt.faults == [
        .badHash(bad[0].eventID), .gap(origin: DeviceID("L7"), expected: 1, got: 2),
      ])
    #expect(try reviews().map { $0.prefix(18) } == ["not_pulled:L7: eve", "not_pulled:L7:gap:"])
  }

  @Test func `an event whose place is taken is told, and what comes behind it is taken`() throws {
    var later = events
    let news = later.removeLast()
    try receive(later, cursor: "c1")
    var twins = Array(later.suffix(2))
    for index in twins.indices { twins[index].eventID = EventID("twin \(index)") }
    let receipt = try receive(twins + [news], cursor: "c2")
    #expect(receipt.stored == 1)
    #expect(receipt.faults == twins.map { .otherEvent(origin: DeviceID("L2"), seq: $0.seq) })
    let first = try #require(twins.first)
    #expect(try reviews().count == 2)
    #expect(
      try reviews().first
        == "not_pulled:L2:\(first.seq):twin 0: \(first.type) of L2 \(first.seq) from the cloud was "
        + "not taken: event \(first.seq) of L2 is another one here")
    #expect(try till.store.pullCursor() == "c2")
    // The cloud gets to see what is here in its place.
    let claim = try #require(
      try till.store.claimPush(by: "me", token: "t1", limit: 200, milliseconds: 10_000))
    #expect(
      try till.store.events(of: claim).filter { $0.origin == DeviceID("L2") }
        == Array(later.suffix(2)))
    let taken = claim.items.map {
      PushResult($0.id, .conflict, reason: PushResult.taken + "it is another one")
    }
    let theirs = try till.store.events(of: claim).map { $0.origin == DeviceID("L2") }
    let results = zip(taken, theirs).map { $1 ? $0 : PushResult($0.clientTxID, .ok) }
    try till.store.endPush(
      claim, .answered(PushAnswer(results: results, have: [:]), milliseconds: 1), jitter: 0)
    // A manager is told of them; this till has nothing that failed.
    #expect(try till.store.syncState().refusedCount == 0)
    let told = try till.store.openReviews(limit: 10).map(\.detail)
    #expect(told.filter { $0.contains("CONFLICT: TAKEN") }.count == 2)
  }

  @Test func `a page is taken in the order of the clocks, so that what follows from what is clear`()
    throws
  {
    var far = events[0]
    (far.origin, far.eventID, far.seq, far.lamport) = (DeviceID("L9"), EventID("far"), 1, 1 << 52)
    let followers = (Int64(1)...150).map { seq in
      var event = far
      (event.origin, event.eventID) = (DeviceID("L3"), EventID("follower \(seq)"))
      (event.seq, event.lamport) = (seq, far.lamport + seq)
      return event
    }
    let receipt = try receive(followers + [far], cursor: "c1")
    #expect(receipt.faults == [])
    #expect(receipt.stored == 151)
  }

  @Test(arguments: [(0, true), (1, false)] as [(Int64, Bool)])
  func `what follows from an event that the cloud refused is taken, as far as the cloud goes`(
    beyond: Int64, isTaken: Bool
  ) throws {
    var follower = events[0]
    (follower.origin, follower.eventID, follower.seq) = (DeviceID("L3"), EventID("follower"), 1)
    follower.lamport = Envelope.furthestReach + beyond
    let receipt = try receive([follower] + events, cursor: "c1")
    #expect(receipt.stored == events.count + (isTaken ? 1 : 0))
    #expect(receipt.faults == (isTaken ? [] : [.beyondCounting(follower.eventID)]))
    _ = try till.check(with: "101")
    #expect(try till.store.verify() == [])
  }

  @Test func `why nothing comes is known until a page is taken`() throws {
    try till.store.notePullTrouble("no sense")
    let trouble = SyncState.Trouble(at: till.clock.now(), reason: "no sense")
    till.clock.advance(milliseconds: 1000)
    try till.store.notePullTrouble("no sense")
    #expect(try till.neighbour().store.syncState().pullTrouble == trouble)
    try receive([], cursor: "c1")
    #expect(try till.store.syncState().pullTrouble == nil)
  }

  @Test func `of a store that was set back a manager is told`() throws {
    var own = events[0]
    own.origin = DeviceID("L1")
    own.seq = 10_000
    let receipt = try receive([own] + events, cursor: "c1")
    #expect(receipt.stored == events.count)
    #expect(receipt.faults.count == 1)
  }
}
