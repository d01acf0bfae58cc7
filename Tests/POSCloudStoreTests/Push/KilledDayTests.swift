import POSCore
import POSModel
import POSTestSupport
import Testing

/// Pulls the plugs of a real till and a real cloud, at moments nobody chose.
struct KilledDayTests {
  /// How often in the life of one store.
  private static let kills = 50

  /// One store lives through all the kills of its row; together they are 100.
  @Test(arguments: [1, 2] as [UInt64])
  func `killed at fifty random moments, till and cloud end with the same events and rows`(
    seed: UInt64
  ) async throws {
    let day = try await KilledDay.live(seed: seed, kills: Self.kills)
    // The moments fell into the work of both, and between the cloud's commits and its answers.
    #expect(day.tillKills > 20 && day.cloudKills > 20)
    #expect(try day.repeatedPushes() > 0)
    try ChildProcess("pos", ["verify", "--data", day.data.path]).finish()

    let store = try Store.open(day.data, time: WallClock())
    let happened = try store.events(from: store.realm.origin, after: 0, limit: .max)
    #expect(try await day.database.pulled() == happened)
    #expect(try store.syncState().queued == 0 && store.syncState().refusedCount == 0)
    let mine = try Cells(till: day.data.store)
    let comparison = CellComparison(
      till: mine, cloud: try Cells(cloud: day.database.url, of: CloudDatabase.realm))
    #expect(comparison.differences == [])

    // Each check that was paid was paid once.
    let payments = try #require(mine.tables["payments"]).rows(by: ["check_id"])
    #expect(payments.count == comparison.counts["payments"])
    #expect(payments.count > 20)
    try store.close()
  }
}
