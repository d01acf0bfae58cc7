import POSCore
import POSModel
import POSWire
import Testing

/// A till whose store file was replaced by an older copy.
struct SetBackTests {
  private let till: SyncedTill
  /// The last event that is in both.
  private let last: Int64
  /// What the cloud has, with what was lost here.
  private let held: [Envelope]

  init() throws {
    till = try SyncedTill()
    let happened = try till.happened()
    let end = try #require(happened.last)
    last = end.seq
    held =
      happened
      + (Int64(1)...50).map { further in
        var lost = end
        (lost.seq, lost.eventID) = (end.seq + further, EventID("lost \(further)"))
        return lost
      }
    till.cloud.hold(held)
  }

  /// What the till counts now.
  private func here() throws -> Int64 { try #require(try till.happened().last).seq }

  /// Sells until the till counts more than the cloud has.
  private func sellPast() throws {
    while try here() <= last + 50 { try till.sell() }
  }

  /// The till asked so often, and knows the answer.
  private func isTold(after asks: Int) throws -> Bool {
    try till.cloud.wait { $0.timesAsked == asks }
      && till.reaches { $0.line == .refused && $0.sending == nil }
  }

  /// What is told once the cloud has shown that this copy went on, too.
  private var bothWentOn: String {
    "from \(last + 1) on that are not here, and none of what was done here since: "
      + "keep this copy, too"
  }

  private func expectToldOnce(_ which: String) throws {
    let state = try till.store.syncState()
    #expect(state.refusedCount == 0 && state.summary == .failed)
    #expect(state.queued > 0)
    let reviews = try till.store.openReviews(limit: 10)
    #expect(reviews.map(\.kind) == ["not_synced"])
    let told = try #require(reviews.first).detail
    let words = "this store was set back: the cloud has events of L1 \(which). Nothing is sent"
    #expect(told.hasPrefix(words))
    #expect(till.cloud.events == held)
  }

  @Test func `it sends nothing, says so once, and sells on`() throws {
    let before = try here()
    try till.begin()
    #expect(try isTold(after: 1))
    try till.sell()
    try till.store.askForSync()
    #expect(try isTold(after: 2))
    #expect(till.cloud.answers.isEmpty)
    try expectToldOnce("up to \(last + 50) that are not here")
    try till.sell()
    #expect(try here() > before)
    #expect(try till.store.verify() == [])
  }

  @Test func `when it has sold past what the cloud has, one answer shows it for good`() throws {
    try till.begin()
    #expect(try isTold(after: 1))
    try sellPast()
    try till.store.askForSync()
    #expect(till.cloud.wait { $0.answers.count == 1 })
    #expect(try till.reaches { $0.line == .refused && $0.sending == nil })
    till.end()
    try till.begin()
    #expect(try isTold(after: 3))
    #expect(till.cloud.answers.count == 1)
    try expectToldOnce(bothWentOn)
  }

  @Test func `where it sold past that before it ever asked, nothing of it is stored`() throws {
    try sellPast()
    try till.begin()
    #expect(try till.reaches { $0.line == .refused })
    #expect(till.cloud.answers.joined().count { $0.isPlaceTaken } == 1)
    try till.store.askForSync()
    #expect(try isTold(after: 2))
    #expect(till.cloud.answers.count == 1)
    try expectToldOnce(bothWentOn)
  }
}
