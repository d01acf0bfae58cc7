import Foundation
import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// A store that an earlier program wrote opens with all that is in it.
struct EarlierStoreTests {
  /// What there was before discounts.
  private static var earlier: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-log", migrate: Schema.createLog)
    migrator.registerMigration("2-checks", migrate: Schema.createChecks)
    migrator.registerMigration("3-catalogue", migrate: Schema.createCatalogue)
    migrator.registerMigration("4-jobs", migrate: Schema.createJobs)
    return migrator
  }

  /// A store of plain sales: cash with rounding and change, a card, a part, one open, one voided.
  private func sold() throws -> Till {
    let till = try Till.fresh()
    try till.store.perform(
      ChangeSetting(
        key: till.key(), actor: TestStaff.manager, setting: SettingID("cash.rounding"),
        value: "0.05"))
    // The program before had no kitchen to send anything to.
    for var entry in TestMenu.entries {
      entry.station = StationID.none
      try till.store.perform(
        EnterProduct(
          key: till.key(), actor: TestStaff.manager, productID: TestMenu.id(entry.plu),
          entry: entry))
    }
    try till.pay(till.check(with: "101", "201"), cash: Money(minorUnits: 2_000))
    try till.pay(till.check(with: "102"), card: nil)
    try till.pay(till.check(with: "101"), cash: Money(minorUnits: 300))
    let left = try till.check(with: "900", "102")
    try till.store.perform(
      VoidCheck(key: till.key(), actor: till.employee, checkID: left.id, reason: "left"))
    try till.store.keepHouse()
    return till
  }

  /// The same store as the program before wrote it: its tables, with the rows that fit into them.
  ///
  /// - Throws: the database's error.
  private func writtenEarlier(_ till: Till, to folder: TemporaryFolder) throws {
    let queue = try DatabaseQueue(path: folder.data.store)
    try Self.earlier.migrate(queue)
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: "PRAGMA foreign_keys = OFF; ATTACH ? AS later", arguments: [till.store.folder.store])
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM main.sqlite_master WHERE type = 'table'
            AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations' ORDER BY name
          """)
      for table in tables {
        let sql = "SELECT name FROM pragma_table_info(?, ?)"
        let mine = try String.fetchAll(db, sql: sql, arguments: [table, "main"])
        let theirs = try String.fetchAll(db, sql: sql, arguments: [table, "later"])
        let shared = mine.filter { theirs.contains($0) }.joined(separator: ", ")
        try db.execute(
          sql: "INSERT OR REPLACE INTO main.\(table) (\(shared)) "
            + "SELECT \(shared) FROM later.\(table)")
      }
      try db.execute(sql: "DETACH later")
    }
    try queue.close()
  }

  /// What is wrong with a store, in words.
  ///
  /// - Throws: `StoreFailure`.
  private func faults(of store: Store) throws -> [String] {
    let faults = try store.verify().map { "\($0.kind): \($0.detail)" }
    if !faults.isEmpty { Issue.record("\(faults)") }
    return faults
  }

  private func payments(_ store: Store) throws -> [String] {
    try store.pool.read {
      try Row.fetchAll(
        $0,
        sql: """
          SELECT id, check_id, tender, applied_minor, tendered_minor, change_minor, tip_minor,
            rounding_minor, approval_code, is_offline, employee_id, taken_at, origin_device_id
          FROM payments ORDER BY id
          """
      ).map { $0.databaseValues.map(\.description).joined(separator: " ") }
    }
  }

  @Test func `payments, checks and counters are as they were, and verify finds nothing`() throws {
    let till = try sold()
    let folder = try TemporaryFolder()
    try writtenEarlier(till, to: folder)
    let store = try Store.open(folder.data, time: till.clock)
    #expect(try payments(store) == payments(till.store))
    #expect(try payments(store).count == 3)
    #expect(try Tables(store).differences(from: Tables(till.store)) == [])
    #expect(try faults(of: store) == [])
    // The drawer is not opened once more for cash of long ago.
    let waiting = try store.pool.read {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM drawer_kicks WHERE kicked_at IS NULL")
    }
    #expect(waiting == 0)
    // It goes on where it was: with discounts, refunds and numbers of its own.
    let later = Till(store, clock: till.clock, seed: 9, folder: folder)
    later.employee = TestStaff.manager
    let check = try later.check(with: "101")
    #expect(check.number == 10_005)
    let open = try #require(try store.check(number: 10_003, in: RVCID("main")))
    let paid = try later.pay(open).subject
    try store.perform(
      RefundCheck(
        key: later.key(), actor: later.employee, checkID: paid.id, refundID: later.id(),
        extent: .whole, reason: "cold", shownVersion: paid.version))
    #expect(try faults(of: store) == [])
    try store.close()
  }

  @Test func `a drawer that was opened before is in its first session`() throws {
    let till = try Till.fresh()
    till.employee = TestStaff.manager
    for reason in ["change", "stuck note"] {
      till.clock.advance(milliseconds: 5)
      try till.store.perform(
        OpenDrawer(key: till.key(), actor: till.employee, device: DeviceID("L1"), reason: reason))
    }
    try till.pay(till.check(with: "101"))
    try till.store.pool.writeWithoutTransaction {
      try $0.execute(
        sql: """
          DROP TABLE drawer_sessions;
          DELETE FROM grdb_migrations WHERE identifier = '9-drawer-sessions';
          """)
    }
    let later = try till.neighbour()
    #expect(try faults(of: later.store) == [])
    later.employee = TestStaff.manager
    let report = try #require(try later.closeSession(counted: 918))
    #expect((report.checks, report.noSales, report.difference) == (1, 2, .zero))
    #expect(try faults(of: later.store) == [])
  }

  @Test func `what keeps payments from being changed is there again`() throws {
    let till = try sold()
    let folder = try TemporaryFolder()
    try writtenEarlier(till, to: folder)
    let store = try Store.open(folder.data, time: till.clock)
    for sql in ["UPDATE payments SET applied_minor = 1", "DELETE FROM payments"] {
      #expect(throws: DatabaseError.self) {
        try store.pool.writeWithoutTransaction { try $0.execute(sql: sql) }
      }
    }
    #expect(try faults(of: store) == [])
    try store.close()
  }
}
