import Foundation
import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

struct HousekeepingTests {
  private static let day: Int64 = 24 * 3_600_000

  private func keys(in store: Store) throws -> Int? {
    try store.pool.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM idempotency_keys") }
  }

  @Test func `responses past their day are cleaned away, others are kept`() throws {
    let till = try Till.fresh()
    let old = try #require(try keys(in: till.store))
    till.clock.advance(milliseconds: Self.day - 1)
    try till.open()
    #expect(try till.store.clearExpiredKeys() == 0)
    #expect(try keys(in: till.store) == old + 1)
    till.clock.advance(milliseconds: 1)
    #expect(try till.store.clearExpiredKeys() == old)
    #expect(try keys(in: till.store) == 1)
    #expect(try till.store.clearExpiredKeys() == 0)
    #expect(try till.store.verify() == [])
  }

  @Test func `however many they are, all that expired go`() throws {
    let till = try Till.fresh()
    try till.store.pool.writeWithoutTransaction {
      try $0.execute(
        sql: """
          WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 1234)
          INSERT INTO idempotency_keys SELECT 'harbor', 'L1', 'x', n, '', '', '',
            '2026-06-01T12:00:00.000Z' FROM many
          """)
    }
    #expect(try till.store.clearExpiredKeys() == 1_234)
  }

  private func logSize(_ store: Store) throws -> Int {
    let path = store.folder.store + "-wal"
    return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? -1
  }

  @Test func `the write-ahead log is folded back, and does not grow from day to day`() throws {
    let till = try Till.fresh()
    func sell() throws { for _ in 0..<10 { try till.pay(till.check(with: "101")) } }
    try sell()
    let once = try logSize(till.store)
    for _ in 0..<10 {
      try till.store.keepHouse()
      try sell()
    }
    #expect(try logSize(till.store) < once * 2)
    try till.store.keepHouse()
    // All that is in the log is in the file now: it alone is the whole store.
    let copy = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: till.store.folder.store, toPath: copy.data.store)
    let alone = try Store.open(copy.data, time: till.clock)
    #expect(try Tables(alone) == Tables(till.store))
    #expect(try alone.verify() == [])
  }

  @Test func `a log that grew large is cut to size again`() throws {
    let till = try Till.fresh()
    try till.store.pool.writeWithoutTransaction { db in
      try db.execute(sql: "CREATE TABLE bulk (bytes BLOB)")
      try db.execute(sql: "INSERT INTO bulk VALUES (randomblob(40000000))")
    }
    #expect(try logSize(till.store) > 40_000_000)
    try till.store.keepHouse()
    try till.open()
    #expect(try logSize(till.store) <= 16_777_216)
  }

  /// Holds a role while `body` runs; false when another has it.
  private func hold(
    _ name: String, in folder: DataFolder, _ body: () throws -> Void = {}
  ) throws -> Bool {
    guard let role = try BackgroundRole.take(name, in: folder) else { return false }
    try body()
    _ = consume role
    return true
  }

  @Test func `a background role is one process's, and free when it lets go`() throws {
    let folder = try TemporaryFolder()
    let held = try hold("sync", in: folder.data) {
      let (again, other) = try (hold("sync", in: folder.data), hold("print", in: folder.data))
      #expect((again, other) == (false, true))
    }
    #expect(held)
    #expect(try hold("sync", in: folder.data))
  }

  @Test func `a role that cannot be taken for want of its folder is a failure`() {
    let nowhere = DataFolder(path: "/nowhere/at/all")
    #expect(throws: StoreFailure.self) { _ = try BackgroundRole.take("sync", in: nowhere) }
  }
}
