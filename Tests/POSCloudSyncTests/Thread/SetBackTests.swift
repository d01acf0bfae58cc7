import POSCore
import POSModel
import POSWire
import Testing

/// A till whose store file was replaced by an older copy.
struct SetBackTests {
  @Test func `it sends nothing, says so once, and sells on`() throws {
    let till = try SyncedTill()
    let happened = try till.happened()
    let last = try #require(happened.last)
    till.cloud.hold(
      happened
        + (Int64(1)...50).map { further in
          var lost = last
          (lost.seq, lost.eventID) = (last.seq + further, EventID("lost \(further)"))
          return lost
        })
    try till.sell()
    let present = try #require(try till.happened().last).seq
    try till.begin()
    #expect(try till.reaches { $0.line == .refused })
    try till.store.askForSync()
    #expect(try till.reaches { $0.line == .refused && $0.sending == nil })
    let state = try till.store.syncState()
    #expect(state.refusedCount == 0 && state.summary == .failed)
    #expect(state.queued > 0)
    let reviews = try till.store.openReviews(limit: 10)
    #expect(reviews.map(\.kind) == ["not_synced"])
    let told = try #require(reviews.first).detail
    let counts = "the cloud has \(last.seq + 50) events of L1, here are \(present). "
    #expect(told.hasPrefix("this store was set back: \(counts)"))
    try till.sell()
    #expect(try till.store.verify() == [])
  }
}
