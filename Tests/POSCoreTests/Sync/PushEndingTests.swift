import GRDB
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// What becomes of events that were sent.
struct PushEndingTests {
  private let shop: SyncShop
  private var clock: TestClock { shop.till.clock }

  init() throws {
    shop = try SyncShop()
    _ = try shop.till.check(with: "101", "102")
  }

  @Test func `a late answer of an older attempt changes nothing`() throws {
    let old = try #require(try shop.claim("old"))
    clock.advance(milliseconds: 10_000)
    let new = try #require(try shop.claim("new"))
    #expect(old.items == new.items)
    let before = try shop.rows()
    try shop.answer(old, .rejected)
    #expect(try shop.rows() == before)
    #expect(try shop.store.renewPush(old, milliseconds: 1) == false)
    #expect(try shop.reviews() == [])
    try shop.answer(new)
    #expect(try shop.rows() == [])
    try shop.answer(old, .rejected)
    #expect(try shop.rows() == [])
  }

  @Test func `a lease lives on while it is renewed`() throws {
    let claim = try #require(try shop.claim())
    clock.advance(milliseconds: 9_000)
    #expect(try shop.store.renewPush(claim, milliseconds: 10_000))
    clock.advance(milliseconds: 9_000)
    #expect(try shop.claim("t2") == nil)
    clock.advance(milliseconds: 1_000)
    #expect(try shop.claim("t2") != nil)
  }

  @Test func `who takes the role ends the leases of the dead`() throws {
    let claim = try #require(try shop.claim("t1"))
    #expect(try shop.claim("t2") == nil)
    try shop.store.endPushLeases()
    #expect(try shop.claim("t3")?.items == claim.items)
  }

  @Test func `a cloud that was set back gets again what it had, and all is pulled anew`() throws {
    try shop.answer(try #require(try shop.claim()))
    _ = try shop.store.receive(
      PullAnswer(events: [], cursor: "70", hasMore: false), pulledAfter: "")
    let last = try #require(try shop.store.have()[DeviceID("L1")])
    try shop.cloudHas([DeviceID("L1"): last])
    #expect(try shop.store.hasPushWork() == false)
    #expect(try shop.store.pullCursor() == "70")
    try shop.cloudHas([DeviceID("L1"): last - 2])
    #expect(try shop.seqs(try #require(try shop.claim())) == [last - 1, last])
    #expect(try shop.store.pullCursor() == "")
  }

  @Test func `so is it by a lane that has lost nothing itself`() throws {
    let other = try Lanes(seed: 5).tills[1]
    _ = try other.check(with: "101")
    let events = try other.store.events(of: "L2", after: 0)
    let page = PullAnswer(events: events, cursor: "70", hasMore: false)
    #expect(try shop.store.receive(page, pulledAfter: "").stored == events.count)
    try shop.answer(try #require(try shop.claim()))
    var have = try shop.store.have()
    try shop.cloudHas(have)
    #expect(try shop.store.pullCursor() == "70")
    have[DeviceID("L2")] = 1
    try shop.cloudHas(have)
    #expect(try shop.store.pullCursor() == "")
  }

  @Test func `a page that was on its way then does not end that all is pulled anew`() throws {
    try shop.answer(try #require(try shop.claim()))
    func receive(_ next: String, after cursor: String) throws {
      let page = PullAnswer(events: [], cursor: next, hasMore: false)
      _ = try shop.store.receive(page, pulledAfter: cursor)
    }
    try receive("70", after: "")
    let last = try #require(try shop.store.have()[DeviceID("L1")])
    // Others have sold meanwhile: to the cloud, 70 is a place again.
    try shop.cloudHas([DeviceID("L1"): last - 2])
    try receive("80", after: "70")
    #expect(try shop.store.pullCursor() == "")
    try receive("80", after: "")
    #expect(try shop.store.pullCursor() == "80")
  }

  @Test func `a store that was set back is told of, until the cloud has none of what is lost`()
    throws
  {
    try shop.answer(try #require(try shop.claim()))
    let last = try #require(try shop.store.have()[DeviceID("L1")])
    try shop.cloudHas([DeviceID("L1"): last + 2])
    #expect(try shop.reviews() == ["not_synced:cloud"])
    #expect(try shop.store.syncState().line == .refused)
    _ = try shop.till.check(with: "101")
    try shop.cloudHas([DeviceID("L1"): last])
    #expect(try shop.store.syncState().line == .up)
    #expect(try shop.reviews() == [])
    #expect(try shop.seqs(try #require(try shop.claim())).first == last + 1)
  }

  @Test func `a place that somebody else's refused item took is filled by the next event`() throws {
    try shop.answer(try #require(try shop.claim()))
    let last = try #require(try shop.store.have()[DeviceID("L1")])
    try shop.cloudHas([DeviceID("L1"): last + 1])
    #expect(try shop.store.syncState().line == .refused)
    _ = try shop.till.check(with: "101")
    try shop.cloudHas([DeviceID("L1"): last + 1])
    #expect(try shop.store.syncState().line == .up)
    #expect(try shop.seqs(try #require(try shop.claim())).first == last + 1)
  }

  @Test func `an event whose place another has shows a store that was set back, and all waits`()
    throws
  {
    let claim = try #require(try shop.claim())
    let bad = claim.items[0].id
    try shop.answer(
      claim, .retry, but: [bad: .conflict], because: [bad: "TAKEN: event 7 is another one"],
      otherwise: "MISSING: those before it")
    #expect(try shop.reviews() == ["not_synced:cloud"])
    #expect(try shop.store.syncState().refusedCount == 0)
    #expect(try shop.claim() == nil)
  }

  @Test func `an event that waits for another counts no attempt, and that one is not given up`()
    throws
  {
    let first = try #require(try shop.claim())
    let head = first.items[0].id
    for _ in 0..<(SyncBackOff.mostAttempts + 5) {
      let due = try shop.store.nextPushAt() ?? clock.now()
      clock.advance(milliseconds: max(0, due.milliseconds - clock.now().milliseconds))
      guard let claim = try shop.claim() else { continue }
      #expect(claim.items.allSatisfy { $0.id == head || $0.attempts == 0 })
      try shop.answer(
        claim, .retry, because: [head: "busy"], otherwise: "MISSING: one before it")
    }
    #expect(try shop.reviews() == ["not_synced:\(head.rawValue)"])
    clock.advance(milliseconds: 120_000)
    let last = try #require(try shop.claim())
    #expect(last.items.map(\.id) == first.items.map(\.id))
    try shop.answer(last)
    #expect(try shop.store.syncState().summary == .synced)
    #expect(try shop.reviews() == [])
  }

  @Test func `killed between answer and commit, it is sent again and is a duplicate`() throws {
    _ = try #require(try shop.claim())
    try shop.store.endPushLeases()
    let again = try #require(try shop.claim("t2"))
    #expect(again.items.allSatisfy { $0.attempts == 0 })
    try shop.answer(again, .duplicate)
    #expect(try shop.rows() == [])
    #expect(try shop.store.syncState().summary == .synced)
  }

  @Test(arguments: [PushResult.Status.conflict, .rejected])
  func `what the cloud refuses is told to a manager, and the rest goes on`(
    status: PushResult.Status
  ) throws {
    let claim = try #require(try shop.claim())
    let bad = claim.items[1].id
    try shop.answer(claim, but: [bad: status])
    #expect(try shop.rows().count == 1)
    #expect(try shop.reviews() == ["not_synced:\(bad.rawValue)"])
    let state = try shop.store.syncState()
    #expect(state.summary == .failed)
    #expect(state.refused.map(\.reason) == ["\(status.rawValue): why"])
    #expect(state.last?.stored == claim.items.count - 1)
    _ = try shop.till.check(with: "201")
    #expect(try shop.claim("t2") != nil)
    try shop.store.beginSync(with: "https://other.example")
    #expect(try shop.reviews() == [])
  }

  @Test func `what was refused goes once more now and then, and is over when the cloud has it`()
    throws
  {
    let claim = try #require(try shop.claim())
    let bad = claim.items[1].id
    try shop.answer(claim, but: [bad: .rejected])
    for _ in 0..<3 {
      try shop.cloudHas(try shop.held())
      #expect(try shop.claim() == nil)
      clock.advance(milliseconds: SyncBackOff.secondLook)
      try shop.cloudHas(try shop.held())
      try shop.answer(try #require(try shop.claim()), .rejected)
      #expect(try shop.reviews() == ["not_synced:\(bad.rawValue)"])
    }
    clock.advance(milliseconds: SyncBackOff.secondLook)
    try shop.cloudHas(try shop.held())
    let again = try #require(try shop.claim())
    #expect(again.items.map(\.id) == [bad])
    try shop.answer(again, .duplicate)
    #expect(try shop.reviews() == [])
    #expect(try shop.store.syncState().summary == .synced)
  }

  @Test func `so it does at a till that sells all the time`() throws {
    let claim = try #require(try shop.claim())
    let bad = claim.items[1].id
    try shop.answer(claim, but: [bad: .rejected])
    clock.advance(milliseconds: SyncBackOff.secondLook)
    _ = try shop.till.check(with: "201")
    let sale = try #require(try shop.claim())
    #expect(!sale.items.contains { $0.id == bad })
    try shop.answer(sale)
    #expect(try shop.claim()?.items.map(\.id) == [bad])
  }

  @Test func `of many that were refused a few go at a time`() throws {
    while try shop.store.syncState().queued < 50 { _ = try shop.till.check(with: "101", "102") }
    try shop.answer(try #require(try shop.claim()), .rejected)
    clock.advance(milliseconds: SyncBackOff.secondLook)
    try shop.cloudHas(try shop.held())
    let few = try #require(try shop.claim())
    #expect(few.items.count == SyncBackOff.mostSecondLooks)
    try shop.answer(few, .rejected)
    #expect(try shop.claim() == nil)
  }

  @Test func `what failed ten times is given up, and Sync now tries it again`() throws {
    let first = try #require(try shop.claim())
    let bad = try #require(first.items.last).id
    try shop.answer(first, but: [bad: .retry])
    var pauses: [Int64] = []
    for _ in 1..<SyncBackOff.mostAttempts {
      let due = try shop.store.nextPushAt() ?? clock.now()
      pauses.append(due.milliseconds - clock.now().milliseconds)
      clock.advance(milliseconds: max(0, due.milliseconds - clock.now().milliseconds))
      try shop.answer(try #require(try shop.claim()), .retry)
    }
    #expect(pauses == [0, 5_000, 15_000, 45_000] + Array(repeating: 120_000, count: 5))
    #expect(try shop.claim() == nil)
    #expect(try shop.reviews() == ["not_synced:\(bad.rawValue)"])
    #expect(try shop.store.syncState().refused.count == 1)
    let asked = try shop.store.syncsAsked()
    try shop.store.askForSync()
    #expect(try shop.store.syncsAsked() == asked + 1)
    let again = try #require(try shop.claim())
    #expect(again.items.map(\.id) == [bad])
    try shop.answer(again)
    #expect(try shop.reviews() == [])
    #expect(try shop.store.syncState().summary == .synced)
  }

  @Test func `what goes once more after it was given up is no news to a manager`() throws {
    let first = try #require(try shop.claim())
    try shop.answer(first, but: [try #require(first.items.last).id: .retry])
    for _ in 1..<SyncBackOff.mostAttempts {
      clock.advance(milliseconds: 120_000)
      try shop.answer(try #require(try shop.claim()), .retry)
    }
    let told = try shop.store.openReviews(limit: 10)
    #expect(told.map { $0.detail.contains("given up after 10 attempts: RETRY: why") } == [true])
    clock.advance(milliseconds: SyncBackOff.secondLook)
    try shop.cloudHas(try shop.held())
    try shop.answer(try #require(try shop.claim()), .retry)
    #expect(try shop.store.openReviews(limit: 10) == told)
  }

  @Test func `a cloud that is silent for long is not given up for ever: it answers, all goes on`()
    throws
  {
    for _ in 0..<SyncBackOff.mostAttempts {
      try shop.noAnswer(try #require(try shop.claim()), retryAfter: 0)
    }
    #expect(try shop.claim() == nil)
    let state = try shop.store.syncState()
    #expect(state.refusedCount > 0)
    #expect(state.summary == .offline(0))
    _ = try shop.till.check(with: "201")
    try shop.answer(try #require(try shop.claim()))
    #expect(try shop.reviews().isEmpty == false)
    try shop.answer(try #require(try shop.claim()))
    // What was behind them goes with its turn.
    clock.advance(milliseconds: 5_000)
    try shop.answer(try #require(try shop.claim()))
    #expect(try shop.rows() == [])
    #expect(try shop.reviews() == [])
  }

  @Test func `an event that makes the cloud fall silent stops its lane for no longer than a pause`()
    throws
  {
    let head = try #require(try shop.claim()).items[0].id
    try shop.store.endPushLeases()
    // Given up, tried anew as soon as the cloud answers, and given up again.
    for _ in 0..<2 {
      for _ in 0..<SyncBackOff.mostAttempts {
        let claim = try #require(try shop.claim(limit: 1))
        #expect(claim.items.map(\.id) == [head])
        try shop.noAnswer(claim, retryAfter: 0)
      }
      #expect(try shop.store.syncState().refusedCount == 1)
      try shop.cloudHas(try shop.held())
    }
    #expect(try shop.claim() == nil)
    clock.advance(milliseconds: 120_000)
    let claim = try #require(try shop.claim())
    #expect(claim.items.first?.id == head && claim.items.count > 1)
    try shop.answer(claim)
    #expect(try shop.store.syncState().summary == .synced)
    #expect(try shop.reviews() == [])
  }

  @Test func `without a connection nothing counts as an attempt`() throws {
    for _ in 0..<50 {
      let claim = try #require(try shop.claim())
      #expect(claim.items.allSatisfy { $0.attempts == 0 })
      try shop.store.endPush(claim, .notSent("no connection"), jitter: 0)
    }
    let state = try shop.store.syncState()
    #expect(state.summary == .offline(state.queued))
    #expect(state.queued > 0)
    #expect(try shop.reviews() == [])
  }

  @Test(arguments: [
    (PushEnd.shutOut("the cloud answered 401"), SyncState.Line.refused),
    (.stranger("a web page answers instead of the cloud"), .stranger),
  ])
  func `who shuts the device out, or is no cloud, loses nothing, and a manager is told`(
    end: PushEnd, line: SyncState.Line
  ) throws {
    for _ in 0..<50 {
      let claim = try #require(try shop.claim())
      #expect(claim.items.allSatisfy { $0.attempts == 0 })
      try shop.store.endPush(claim, end, jitter: 0)
    }
    #expect(try shop.store.syncState().line == line)
    #expect(try shop.store.syncState().summary == .failed)
    #expect(try shop.reviews() == ["not_synced:cloud"])
    try shop.answer(try #require(try shop.claim()))
    #expect(try shop.reviews() == [])
    #expect(try shop.store.syncState().line == .up)
  }

  @Test func `an event of which the answer says nothing is sent again`() throws {
    let claim = try #require(try shop.claim())
    let all = claim.items.dropLast().map { PushResult($0.id, .ok) }
    try shop.store.endPush(
      claim,
      .answered(
        PushAnswer(results: all, have: try shop.held(all.map(\.clientTxID))), milliseconds: 1),
      jitter: 0)
    #expect(try shop.claim()?.items.map(\.id) == claim.items.suffix(1).map(\.id))
  }

  @Test func `while it is on its way, everybody sees how many and since when`() throws {
    let claim = try #require(try shop.claim())
    let state = try shop.till.neighbour().store.syncState()
    #expect(state.sending == SyncState.Sending(count: claim.items.count, since: clock.now()))
    #expect(state.summary == .syncing(claim.items.count))
    try shop.answer(claim)
    #expect(try shop.store.syncState().sending == nil)
  }

  @Test func `a line that stays as it is costs the disk nothing`() throws {
    try shop.answer(try #require(try shop.claim()))
    let watch = try shop.store.watchChanges()
    let same = PushAnswer(results: [], have: try shop.held())
    try shop.store.endPush(nil, .answered(same, milliseconds: 1), jitter: 0)
    #expect(try watch.hasChanged() == false)
  }
}
