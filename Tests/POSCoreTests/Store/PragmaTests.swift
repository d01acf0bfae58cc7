import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// What a power cut may not take.
struct PragmaTests {
  private func pragma(_ name: String, _ store: Store) throws -> String? {
    try store.pool.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
  }

  private func check(_ store: Store) throws {
    #expect(try pragma("synchronous", store) == "2")
    #expect(try pragma("journal_mode", store) == "wal")
    #expect(try pragma("wal_autocheckpoint", store) == "0")
    #expect(try pragma("foreign_keys", store) == "1")
  }

  @Test func `a store that was opened writes through to the disk`() throws {
    let till = try Till.fresh()
    try check(till.store)
    try till.pay(till.check(with: "101"))
    try check(till.store)
  }

  @Test func `a store that was made writes through to the disk`() throws {
    let folder = try TemporaryFolder()
    let store = try Store.create(
      folder.data, realm: StoreTemplate.realm("L1", workstation: 1), time: TestClock())
    try StoreTemplate.setUp(store)
    try check(store)
  }
}
