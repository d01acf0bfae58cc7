import GRDB
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// What the cloud has yet to acknowledge, and in which order it goes.
struct OutboxTests {
  @Test func `without a cloud nothing queues up`() throws {
    let till = try Till.fresh()
    try till.pay(till.check(with: "101"))
    let rows = try till.store.pool.read { db in
      try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM outbox")
    }
    #expect(rows == 0)
  }

  @Test func `a cloud that is set up later gets everything since the beginning, in order`() throws {
    let shop = try SyncShop(drained: false)
    try shop.till.pay(shop.till.check(with: "101"))
    let all = try shop.store.events(of: "L1", after: 0)
    var sent: [Envelope] = []
    while let claim = try shop.claim(limit: 7) {
      #expect(claim.items.count <= 7)
      sent += try shop.store.events(of: claim)
      try shop.answer(claim)
    }
    #expect(sent == all)
    #expect(try shop.rows() == [])
    #expect(try shop.store.syncState().queued == 0)
  }

  @Test func `a sale is queued as soon as it is committed, though it wrote no row itself`() throws {
    let shop = try SyncShop()
    #expect(try shop.store.hasPushWork() == false)
    let check = try shop.till.check(with: "101")
    #expect(try shop.store.hasPushWork())
    #expect(try shop.store.syncState().queued > 0)
    let claim = try #require(try shop.claim())
    #expect(try shop.store.events(of: claim).allSatisfy { $0.aggregateID == check.id.rawValue })
  }

  @Test func `what is under a lease is nobody else's, and nothing behind it goes before it`() throws
  {
    let shop = try SyncShop()
    _ = try shop.till.check(with: "101", "102")
    let first = try #require(try shop.claim("t1", limit: 2))
    _ = try shop.till.check(with: "201")
    #expect(try shop.claim("t2") == nil)
    try shop.answer(first)
    let second = try #require(try shop.claim("t2"))
    #expect(try shop.seqs(second).first == shop.seqs(first).last.map { $0 + 1 })
  }

  @Test func `what got no answer holds up what is behind it, until it is tried again`() throws {
    let shop = try SyncShop()
    _ = try shop.till.check(with: "101")
    let first = try #require(try shop.claim())
    try shop.noAnswer(first, retryAfter: 5_000)
    _ = try shop.till.check(with: "102")
    #expect(try shop.claim("t2") == nil)
    #expect(try shop.store.nextPushAt() == shop.till.clock.now().adding(milliseconds: 5_000))
    shop.till.clock.advance(milliseconds: 5_000)
    let second = try #require(try shop.claim("t2"))
    #expect(second.items.first?.id == first.items.first?.id)
    #expect(second.items.first?.attempts == 1)
    #expect(second.items.count > first.items.count)
  }

  @Test func `what the cloud wants again later holds up what it would not take before that`() throws
  {
    let shop = try SyncShop()
    _ = try shop.till.check(with: "101", "102")
    let first = try #require(try shop.claim())
    let bad = first.items[0].id
    let wait = "MISSING: one before it"
    try shop.answer(first, .retry, because: [bad: "busy"], otherwise: wait)
    // At once the first time, later the next.
    let second = try #require(try shop.claim("t2"))
    #expect(second.items.map(\.id) == first.items.map(\.id))
    try shop.answer(second, .retry, because: [bad: "busy"], otherwise: wait)
    _ = try shop.till.check(with: "201")
    #expect(try shop.claim("t3") == nil)
    shop.till.clock.advance(milliseconds: 5_000)
    let third = try #require(try shop.claim("t4"))
    #expect(third.items.first?.id == bad)
    #expect(third.items.count > first.items.count)
  }

  @Test func `another cloud than before gets everything anew`() throws {
    let shop = try SyncShop()
    try shop.store.beginSync(with: "https://other.example")
    let claim = try #require(try shop.claim())
    #expect(try shop.seqs(claim).first == 1)
    try shop.store.beginSync(with: "https://other.example")
    #expect(try shop.store.syncState().sending?.count == claim.items.count)
  }

  @Test func `what was acknowledged long ago is cleared away and not sent again`() throws {
    let shop = try SyncShop()
    _ = try shop.till.check(with: "101")
    try shop.answer(try #require(try shop.claim()))
    func count() throws -> Int {
      try shop.store.pool.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM outbox") ?? 0 }
    }
    shop.till.clock.advance(milliseconds: 30 * 24 * 3_600_000 - 1)
    try shop.store.keepHouse()
    #expect(try count() > 0)
    shop.till.clock.advance(milliseconds: 1)
    try shop.store.keepHouse()
    #expect(try count() == 0)
    #expect(try shop.store.hasPushWork() == false)
  }
}

/// A lane that died takes nothing with it.
struct OtherOriginsTests {
  private let shop: SyncShop
  private let other: Till

  init() throws {
    shop = try SyncShop()
    let lanes = try Lanes(seed: 3)
    other = lanes.tills[1]
    _ = try other.check(with: "101", "102")
    try shop.store.receive(other.store.events(of: "L2", after: 0), from: DeviceID("L2"))
  }

  /// The cloud says what it has, beside all of this till's own.
  private func cloudHas(_ have: [DeviceID: Int64]) throws {
    try shop.cloudHas(try shop.held().merging(have) { _, other in other })
  }

  @Test func `its events go after a minute, when the cloud still lacks them`() throws {
    try cloudHas([DeviceID("L2"): 1])
    #expect(try shop.claim() == nil)
    shop.till.clock.advance(milliseconds: 60_000)
    let claim = try #require(try shop.claim())
    let events = try shop.store.events(of: claim)
    #expect(events == (try other.store.events(of: "L2", after: 1)))
    try shop.answer(claim)
    #expect(try shop.claim() == nil)
  }

  @Test func `they stay here while the cloud has them, or nobody knows what it has`() throws {
    shop.till.clock.advance(milliseconds: 60_000)
    #expect(try shop.claim() == nil)
    let last = try #require(try shop.store.have()[DeviceID("L2")])
    try cloudHas([DeviceID("L2"): last])
    #expect(try shop.claim() == nil)
  }

  @Test func `where they are others than the cloud's, nothing more of them goes`() throws {
    try cloudHas([DeviceID("L2"): 1])
    shop.till.clock.advance(milliseconds: 60_000)
    let claim = try #require(try shop.claim())
    let first = claim.items[0].id
    try shop.answer(
      claim, .retry, but: [first: .conflict], because: [first: "TAKEN: event 2 is another one"],
      otherwise: "MISSING: those before it")
    #expect(try shop.rows() == [], "this till has nothing that it could send instead")
    #expect(try shop.reviews() == ["not_synced:\(first.rawValue)"])
    try cloudHas([DeviceID("L2"): 2])
    shop.till.clock.advance(milliseconds: 60_000)
    #expect(try shop.claim() == nil)
    _ = try shop.till.check(with: "101")
    #expect(try shop.claim() != nil)
  }

  @Test func `what waits at most a minute leaves no gap, whatever the clock did`() throws {
    try cloudHas([:])
    shop.till.clock.advance(milliseconds: 60_000)
    _ = try other.check(with: "201")
    let last = try #require(try shop.store.have()[DeviceID("L2")])
    try shop.store.receive(other.store.events(of: "L2", after: last), from: DeviceID("L2"))
    let claim = try #require(try shop.claim())
    #expect(try shop.seqs(claim) == Array(1...last))
  }
}
