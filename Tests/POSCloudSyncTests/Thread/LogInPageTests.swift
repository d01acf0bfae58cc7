import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

/// A network that answers whatever is asked with a page of its own, until somebody logs in to it.
struct LogInPageTests {
  private let till: SyncedTill

  init() throws { till = try SyncedTill() }

  /// Waits while time goes by, so many milliseconds at each look.
  private func comes(every step: Int64 = 500, _ holds: (SyncState) -> Bool) throws -> Bool {
    try till.reaches {
      till.clock.advance(milliseconds: step)
      return holds($0)
    }
  }

  @Test func `it is no line, and the header says so, until it is gone: then all goes on at once`()
    throws
  {
    try till.begin()
    #expect(try till.isSynced())
    till.page.set(true)
    let taken = till.cloud.events
    try till.sell()
    #expect(try comes { $0.line == .stranger })
    // So often that an event of which an attempt was counted would be given up.
    for _ in 0..<(SyncBackOff.mostAttempts + 2) {
      let served = till.page.served
      #expect(try comes(every: 60_000) { $0.line == .stranger && till.page.served > served })
    }
    let state = try till.store.syncState()
    #expect(state.isOffline && state.summary == .failed)
    #expect(state.trouble?.reason == "a web page answers instead of the cloud")
    #expect(state.queued > 0 && state.refusedCount == 0)
    #expect(till.cloud.events == taken)

    till.page.set(false)
    try till.store.askForSync()
    // The clock stands: nobody waits for a pause.
    #expect(try till.isSynced())
    #expect(try till.store.openReviews(limit: 10).isEmpty)
  }

  @Test func `a till that begins behind it sends all once it is gone`() throws {
    till.page.set(true)
    try till.begin()
    #expect(try comes { $0.line == .stranger })
    till.page.set(false)
    #expect(try comes { $0.summary == .synced && $0.last != nil })
    #expect(try till.isSynced())
  }

  @Test func `an answer that was spoiled on its way acknowledges nothing, and is asked again`()
    throws
  {
    till.faults.add([.delay(milliseconds: 0), .garbage])
    try till.begin()
    #expect(try comes { $0.summary == .synced && $0.last != nil })
    #expect(try till.isSynced())
    #expect(till.cloud.answers.last?.allSatisfy { $0.status == .duplicate } == true)
  }
}
