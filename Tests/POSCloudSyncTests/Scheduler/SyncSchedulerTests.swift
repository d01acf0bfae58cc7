import POSCloudSync
import POSModel
import Testing

/// When the outbox is drained, without clock or network.
struct SyncSchedulerTests {
  private static let start = Instant(milliseconds: 1_780_315_200_000)
  private var scheduler = SyncScheduler(at: start)

  private func after(_ milliseconds: Int64) -> Instant {
    Self.start.adding(milliseconds: milliseconds)
  }

  private let allSent = SyncScheduler.Outcome.done(hasMore: false, nextDue: nil)

  @Test mutating func `it drains at its start, then when something happens`() {
    #expect(scheduler.begin(at: after(0)) == .start)
    scheduler.end(allSent, at: after(10), jitter: 0)
    #expect(scheduler.begin(at: after(20)) == nil)
    scheduler.trigger(.event, at: after(30))
    #expect(scheduler.begin(at: after(30)) == .event)
  }

  @Test mutating func `triggers while one is going on cause exactly one more`() {
    #expect(scheduler.begin(at: after(0)) == .start)
    for _ in 0..<5 { scheduler.trigger(.event, at: after(1)) }
    #expect(scheduler.begin(at: after(2)) == nil)
    scheduler.end(allSent, at: after(3), jitter: 0)
    #expect(scheduler.begin(at: after(3)) == .event)
    scheduler.end(allSent, at: after(4), jitter: 0)
    #expect(scheduler.begin(at: after(5)) == nil)
  }

  @Test mutating func `more than fits goes at once, and a silent minute asks whether all is well`()
  {
    _ = scheduler.begin(at: after(0))
    scheduler.end(.done(hasMore: true, nextDue: nil), at: after(1), jitter: 0)
    #expect(scheduler.begin(at: after(1)) == .more)
    scheduler.end(allSent, at: after(2), jitter: 0)
    #expect(scheduler.dueAt == after(60_002))
    #expect(scheduler.begin(at: after(60_002)) == .timer)
    scheduler.end(.done(hasMore: false, nextDue: after(61_000)), at: after(60_002), jitter: 0)
    #expect(scheduler.begin(at: after(61_000)) == .retry)
  }

  @Test mutating func `failures wait at once, 5, 15, 45 and 120 seconds, and new events with them`()
  {
    var pauses: [Int64] = []
    var now = after(0)
    for _ in 0..<7 {
      #expect(scheduler.begin(at: now) != nil)
      scheduler.end(.failed(retryAfter: nil), at: now, jitter: 0)
      scheduler.trigger(.event, at: now)
      let due = scheduler.dueAt ?? now
      pauses.append(due.milliseconds - now.milliseconds)
      now = due
    }
    #expect(pauses == [0, 5_000, 15_000, 45_000, 120_000, 120_000, 120_000])
    #expect(scheduler.begin(at: now) == .retry)
    scheduler.end(allSent, at: now, jitter: 0)
    #expect(scheduler.failures == 0)
  }

  @Test mutating func `a cloud that asks to be left alone is, for a day at most`() {
    _ = scheduler.begin(at: after(0))
    scheduler.end(.failed(retryAfter: 30_000), at: after(0), jitter: 0)
    #expect(scheduler.dueAt == after(30_000))
    #expect(scheduler.begin(at: after(30_000)) == .retry)
    scheduler.end(.failed(retryAfter: .max), at: after(30_000), jitter: 0)
    #expect(scheduler.dueAt == after(86_430_000))
  }

  @Test mutating func `a request that fails is halved, down to one event, and grows again`() {
    var sizes: [Int] = []
    var now = after(0)
    for _ in 0..<9 {
      _ = scheduler.begin(at: now)
      sizes.append(scheduler.batch)
      scheduler.end(.failed(retryAfter: nil), at: now, jitter: 0)
      now = scheduler.dueAt ?? now
    }
    #expect(sizes == [200, 100, 50, 25, 12, 6, 3, 1, 1])
    _ = scheduler.begin(at: now)
    scheduler.end(.done(hasMore: true, nextDue: nil), at: now, jitter: 0)
    #expect(scheduler.batch == 2)
  }

  @Test mutating func `without a connection it tries for ever, every few seconds`() {
    var now = after(0)
    for _ in 0..<1_000 {
      #expect(scheduler.begin(at: now) != nil)
      scheduler.end(.noConnection, at: now, jitter: 0)
      let due = scheduler.dueAt ?? now
      #expect((1_000...15_000).contains(due.milliseconds - now.milliseconds))
      now = due
    }
    #expect(scheduler.failures == 0)
    #expect(scheduler.begin(at: now) == .network)
  }

  @Test mutating func `Sync now waits for no pause`() {
    _ = scheduler.begin(at: after(0))
    scheduler.end(.noConnection, at: after(0), jitter: 0)
    scheduler.trigger(.asked, at: after(1))
    #expect(scheduler.begin(at: after(1)) == .asked)
    scheduler.trigger(.asked, at: after(2))
    scheduler.trigger(.event, at: after(2))
    scheduler.end(.failed(retryAfter: 60_000), at: after(3), jitter: 0)
    #expect(scheduler.begin(at: after(3)) == .asked)
  }

  @Test mutating func `shut out, it stops until somebody asks`() {
    _ = scheduler.begin(at: after(0))
    scheduler.end(.shutOut, at: after(0), jitter: 0)
    for reason in [DrainReason.event, .timer, .network] {
      scheduler.trigger(reason, at: after(1))
    }
    #expect(scheduler.dueAt == nil)
    #expect(scheduler.begin(at: after(10_000_000)) == nil)
    scheduler.trigger(.asked, at: after(10_000_001))
    #expect(scheduler.begin(at: after(10_000_001)) == .asked)
  }

  @Test mutating func `a clock that is put back makes nothing wait longer`() {
    _ = scheduler.begin(at: after(3_600_000))
    scheduler.end(.failed(retryAfter: 5_000), at: after(3_600_000), jitter: 0)
    scheduler.clockWentBack(to: after(0))
    #expect(scheduler.begin(at: after(0)) == .retry)
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `whatever happens, one drain at a time, and none is forgotten`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var scheduler = SyncScheduler(at: Self.start)
    var (now, isDraining, isWanted) = (Self.start, false, true)
    for _ in 0..<500 {
      now = now.adding(milliseconds: Int64.random(in: 0...2_000, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        scheduler.trigger(.event, at: now)
        isWanted = true
      case 1:
        guard let reason = scheduler.begin(at: now) else { continue }
        #expect(!isDraining, "\(reason)")
        (isDraining, isWanted) = (true, false)
      case 2 where isDraining:
        let outcomes: [SyncScheduler.Outcome] = [
          allSent, .failed(retryAfter: nil), .noConnection, .done(hasMore: true, nextDue: nil),
        ]
        scheduler.end(
          outcomes.randomElement(using: &random) ?? allSent, at: now, jitter: 0)
        isDraining = false
        #expect(scheduler.dueAt != nil)
      default: break
      }
    }
    if isDraining { scheduler.end(allSent, at: now, jitter: 0) }
    // All that was wanted comes within the longest pause.
    if isWanted { #expect(scheduler.begin(at: now.adding(milliseconds: 145_000)) != nil) }
  }
}
