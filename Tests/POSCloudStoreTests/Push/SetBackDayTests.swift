import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSCloudStore

/// A day between a till and the real cloud, whose database is set back to a backup.
struct SetBackDayTests {
  @Test func `a till gives the cloud back what both of them did, and hears of what comes then`()
    async throws
  {
    let day = try CloudDay()
    try day.begin()
    try day.serve(1)
    #expect(try day.isSynced())
    day.cloud.kill()
    try day.database.backUp()
    try day.cloud.start()
    let before = try Shop(serving: day.database)
    let lost = try await before.open(1)
    try await before.setPrice(925, 2)
    before.store.close()
    #expect(try day.reaches { try day.heard(from: "cloud") == 2 })
    try day.serve(2)
    #expect(try day.isSynced())

    day.cloud.kill()
    try day.database.setBack()
    try day.cloud.start()
    let happened = try day.happened().count
    #expect(
      try day.reaches {
        try day.stored(from: "cloud") == 2 && day.stored(from: "L1") == happened
      })
    let after = try Shop(serving: day.database)
    #expect(try await after.store.check(lost.id, of: after.realm)?.number == lost.number)
    let check = try await after.open(3)
    #expect(check.number == 2_000_001)
    try await after.setPrice(975, 4)
    after.store.close()
    #expect(try day.reaches { try day.heard(from: "cloud.2") == 2 })
    #expect(try day.till.check(with: "101").items[0].unitPrice == Money(minorUnits: 975))
    #expect(try day.isSynced())

    #expect(try day.till.store.verify() == [])
    #expect(try CloudRows(day.database).differences == [])
    let comparison = CellComparison(
      till: try Cells(till: day.till.store.folder.store),
      cloud: try Cells(cloud: day.database.url, of: CloudDatabase.realm))
    #expect(comparison.differences == [])
    #expect(try day.till.store.openReviews(limit: 10).map(\.detail) == [])
    #expect(try day.database.count("review_items WHERE kind = 'set_back'") == 1)
    #expect(try day.database.count("rejected_items") == 0)
  }
}

extension CloudDay {
  /// How many events of an origin the till has.
  fileprivate func heard(from origin: String) throws -> Int {
    try till.store.events(from: DeviceID(origin), after: 0, limit: .max).count
  }

  /// How many events of an origin the cloud has.
  fileprivate func stored(from origin: String) throws -> Int {
    Int(try database.count("events WHERE origin_device_id = '\(origin)'"))
  }
}
