import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// Every promise of a store can be broken from outside, and each breach is named.
struct VerifyTests {
  private let till: Till

  /// A store with two paid checks and an open one.
  init() throws {
    till = try Till.fresh()
    for _ in 0..<2 { try till.pay(till.check(with: "101", "201")) }
    _ = try till.check(with: "102")
  }

  /// Changes the file behind the program's back, and says what is found.
  private func kinds(after tampering: (Database) throws -> Void) throws -> Set<StoreFault.Kind> {
    try till.store.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      for trigger in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try tampering(db)
    }
    let faults = try till.neighbour().store.verify()
    #expect(faults.allSatisfy { !$0.detail.isEmpty })
    // The triggers that were in the way are missed, too.
    #expect(faults.contains { $0.kind == .schema })
    return Set(faults.map(\.kind)).subtracting([.schema])
  }

  @Test func `a store nobody touched has no fault`() throws {
    #expect(try till.store.verify() == [])
    #expect(try kinds { _ in } == [])
  }

  @Test func `a text that no database would hold whole is no fault`() throws {
    var entry = TestMenu.entries[0]
    entry.name = "Bur\0ger"
    try till.store.perform(
      EnterProduct(
        key: till.key(), actor: TestStaff.manager, productID: TestMenu.id(entry.plu), entry: entry))
    #expect(try till.store.verify() == [])
    #expect(try till.store.menu().product(code: entry.plu)?.entry.name == "Bur\u{FFFD}ger")
  }

  @Test(
    arguments: [
      ("UPDATE checks SET name = 'x' WHERE check_number = 10001", .row),
      ("UPDATE checks SET status = 'open' WHERE check_number = 10001", .row),
      ("DELETE FROM check_items WHERE plu = '102'", .row),
      ("UPDATE employees SET pin_lookup = NULL WHERE name = 'Ana'", .row),
      ("UPDATE employees SET role = 'manager' WHERE name = 'Ana'", .row),
      ("UPDATE products SET price_minor = 1 WHERE plu = '101'", .row),
      ("INSERT INTO product_barcodes SELECT '9', id FROM products WHERE plu = '101'", .row),
      ("UPDATE pos_config SET value = 'food=0' WHERE key = 'tax.rates'", .row),
      ("UPDATE kds_tickets SET status = 'ready' WHERE check_number = 10001", .row),
      ("UPDATE kds_ticket_items SET name = 'x'", .row),
      ("DELETE FROM kds_ticket_items", .row),
      ("UPDATE check_items SET amount_minor = 1 WHERE plu = '102'", .sums),
      ("UPDATE payments SET applied_minor = 1, tendered_minor = change_minor + 1", .sums),
      ("UPDATE checks SET total_minor = 1, due_minor = 1 + rounding_minor - paid_minor", .sums),
      ("UPDATE events SET payload = '{}' WHERE type = 'order.created'", .chain),
      ("UPDATE events SET payload_sha256 = chain WHERE origin_seq = 9", .chain),
      ("UPDATE events SET chain = payload_sha256 WHERE origin_seq = 9", .chain),
      ("UPDATE origins SET chain = ''", .sequence),
      ("UPDATE origins SET last_seq = last_seq + 1", .sequence),
      ("UPDATE origins SET lamport = lamport - 1", .sequence),
      ("DELETE FROM origins", .sequence),
      ("DELETE FROM events WHERE origin_seq = 9", .sequence),
      ("DELETE FROM rvc_counters", .counter),
      ("UPDATE rvc_counters SET next_check_number = 10002", .counter),
      ("DELETE FROM checks WHERE check_number = 10001", .integrity),
      (
        "INSERT INTO inbox_processed VALUES ('no event', 'L2', '2026-06-01T12:00:00.000Z')",
        .integrity
      ),
    ] as [(String, StoreFault.Kind)])
  func `what was changed behind the program's back is named`(
    sql: String, kind: StoreFault.Kind
  ) throws {
    #expect(try kinds { try $0.execute(sql: sql) }.contains(kind))
  }

  @Test func `a row put in the place of another is named too`() throws {
    _ = try kinds {
      try $0.execute(sql: "UPDATE check_items SET id = 'stranger' WHERE plu = '102'")
    }
    let faults = try till.store.verify().map(\.detail)
    #expect(faults.contains { $0.contains("is missing") })
    #expect(faults.contains { $0.contains("without an event") })
  }

  /// Makes a table anew without what it promises.
  private func loosen(_ table: String, of promises: [String], _ db: Database) throws {
    let sql = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
    var declaration = try #require(try String.fetchOne(db, sql: sql, arguments: [table]))
      .replacing("CREATE TABLE \(table)", with: "CREATE TABLE loose")
      .replacing("CREATE TABLE \"\(table)\"", with: "CREATE TABLE loose")
    for promise in promises {
      #expect(declaration.contains(promise))
      declaration = declaration.replacing(promise, with: "")
    }
    try db.execute(
      sql: """
        PRAGMA legacy_alter_table = ON; \(declaration); INSERT INTO loose SELECT * FROM \(table);
        DROP TABLE \(table); ALTER TABLE loose RENAME TO \(table)
        """)
  }

  @Test func `a check number that stands twice is named`() throws {
    let found = try kinds { db in
      try loosen("checks", of: ["UNIQUE (rvc_id, check_number),"], db)
      try db.execute(
        sql: "UPDATE checks SET check_number = 10001 WHERE check_number = 10002")
    }
    #expect(found.contains(.duplicateCheckNumber))
  }

  @Test func `a trigger, an index or a table that is not as it was made is named`() throws {
    try till.store.pool.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          DROP TRIGGER payments_are_immutable; DROP INDEX payments_by_check;
          CREATE TABLE notes (text TEXT);
          """)
    }
    #expect(
      try till.neighbour().store.verify().map(\.detail) == [
        "index payments_by_check is missing", "table notes is unknown",
        "trigger payments_are_immutable is missing",
      ])
  }

  @Test func `a payment that stands twice is named`() throws {
    let found = try kinds { db in
      try loosen("payments", of: ["PRIMARY KEY", ", WITHOUT ROWID"], db)
      try db.execute(sql: "INSERT INTO payments SELECT * FROM payments LIMIT 1")
    }
    #expect(found.contains(.duplicatePayment))
  }

  @Test func `a stored response that stands twice is named`() throws {
    let key = "PRIMARY KEY (enterprise_id, workstation_id, operation, idempotency_key)"
    let found = try kinds { db in
      try loosen("idempotency_keys", of: [",\n  \(key)", ", WITHOUT ROWID"], db)
      try db.execute(sql: "INSERT INTO idempotency_keys SELECT * FROM idempotency_keys LIMIT 1")
    }
    #expect(found == [.duplicateIdempotencyKey])
  }

  @Test func `a ticket of one station and round that stands twice is named`() throws {
    let found = try kinds { db in
      try loosen("kds_tickets", of: [",\n  UNIQUE (check_id, station_id, round)"], db)
      for id in ["a", "b"] {
        try db.execute(
          sql: """
            INSERT INTO kds_tickets (id, check_id, station_id, round, status, check_number,
              call_number, order_type, name, is_addition, is_rush, reason, created_at, recalls,
              version, lamport, origin_device_id, origin_store_id, origin_created_at)
            SELECT '\(id)', id, 'bar', 1, 'queued', check_number, '', '', '', 0, 0, '', '', 0, 1, 1,
              'L1', 's1', '' FROM checks WHERE check_number = 10001
            """)
      }
    }
    // No event tells of them, either.
    #expect(found == [.duplicateTicket, .row])
  }

  @Test func `a print job that stands twice is named`() throws {
    let found = try kinds { db in
      try loosen("print_jobs", of: [" UNIQUE"], db)
      for id in ["a", "b"] {
        try db.execute(
          sql: """
            INSERT INTO print_jobs (id, printer_id, document, dedupe_key, due_at, created_at,
              origin_device_id, origin_store_id, origin_created_at)
            VALUES ('\(id)', 'p', '', 'same', '', '', 'L1', 's1', '')
            """)
      }
    }
    #expect(found == [.duplicatePrintJob])
  }
}
