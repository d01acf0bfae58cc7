import GRDB

extension Schema {
  /// Checks with their numbers, items and payments.
  ///
  /// - Throws: the database's error.
  static func createChecks(_ db: Database) throws {
    try createRvcCounters(db)
    try createCallCounters(db)
    try createChecksTable(db)
    try createCheckItems(db)
    try createPayments(db)
  }

  /// The next check number of each revenue center.
  ///
  /// - Throws: the database's error.
  private static func createRvcCounters(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE rvc_counters (
          rvc_id TEXT NOT NULL PRIMARY KEY,
          next_check_number INTEGER NOT NULL CHECK (next_check_number >= 1),
          updated_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// The next call number of the business day.
  ///
  /// - Throws: the database's error.
  private static func createCallCounters(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE call_counters (
          rvc_id TEXT NOT NULL,
          business_day TEXT NOT NULL,
          next_call_number INTEGER NOT NULL CHECK (next_call_number >= 1),
          PRIMARY KEY (rvc_id, business_day)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// Checks, with their sums.
  ///
  /// - Throws: the database's error.
  private static func createChecksTable(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE checks (
          id TEXT NOT NULL PRIMARY KEY,
          rvc_id TEXT NOT NULL,
          check_number INTEGER NOT NULL CHECK (check_number >= 1),
          call_number TEXT NOT NULL,
          order_type TEXT NOT NULL,
          business_day TEXT NOT NULL,
          status TEXT NOT NULL CHECK (status IN ('open', 'parked', 'closed', 'voided')),
          name TEXT NOT NULL,
          owner_id TEXT NOT NULL,
          holder_id TEXT NOT NULL,
          held_on TEXT NOT NULL,
          currency TEXT NOT NULL,
          subtotal_minor INTEGER NOT NULL,
          tax_minor INTEGER NOT NULL,
          total_minor INTEGER NOT NULL,
          rounding_minor INTEGER NOT NULL,
          paid_minor INTEGER NOT NULL,
          due_minor INTEGER NOT NULL,
          void_reason TEXT,
          approver_id TEXT,
          opened_at TEXT NOT NULL,
          ended_at TEXT,
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL,
          origin_device_id TEXT NOT NULL,
          origin_store_id TEXT NOT NULL,
          origin_created_at TEXT NOT NULL,
          UNIQUE (rvc_id, check_number),
          CHECK (due_minor = total_minor + rounding_minor - paid_minor)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX checks_in_work ON checks (opened_at, id)
          WHERE status IN ('open', 'parked');
        """)
  }

  /// The lines of checks.
  ///
  /// - Throws: the database's error.
  private static func createCheckItems(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE check_items (
          id TEXT NOT NULL PRIMARY KEY,
          check_id TEXT NOT NULL REFERENCES checks (id),
          product_id TEXT NOT NULL,
          plu TEXT NOT NULL,
          name TEXT NOT NULL,
          kitchen_name TEXT NOT NULL,
          quantity_thousandths INTEGER NOT NULL CHECK (quantity_thousandths > 0),
          unit_price_minor INTEGER NOT NULL,
          amount_minor INTEGER NOT NULL,
          taxes TEXT NOT NULL,
          station_id TEXT,
          note TEXT NOT NULL,
          origin_device_id TEXT NOT NULL,
          origin_store_id TEXT NOT NULL,
          origin_created_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX check_items_by_check ON check_items (check_id);
        CREATE TRIGGER check_items_stay BEFORE UPDATE OF check_id ON check_items
        WHEN NEW.check_id <> OLD.check_id
        BEGIN SELECT RAISE (ABORT, 'an item never moves to another check'); END;
        """)
  }

  /// Payments; never updated, never deleted.
  ///
  /// - Throws: the database's error.
  private static func createPayments(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE payments (
          id TEXT NOT NULL PRIMARY KEY,
          check_id TEXT NOT NULL REFERENCES checks (id),
          tender TEXT NOT NULL,
          applied_minor INTEGER NOT NULL CHECK (applied_minor >= 0),
          tendered_minor INTEGER NOT NULL,
          change_minor INTEGER NOT NULL CHECK (change_minor >= 0),
          rounding_minor INTEGER NOT NULL,
          approval_code TEXT,
          employee_id TEXT NOT NULL,
          taken_at TEXT NOT NULL,
          origin_device_id TEXT NOT NULL,
          origin_store_id TEXT NOT NULL,
          origin_created_at TEXT NOT NULL,
          CHECK (tendered_minor = applied_minor + change_minor)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX payments_by_check ON payments (check_id);
        CREATE TRIGGER payments_are_immutable BEFORE UPDATE ON payments
        WHEN NEW.check_id <> OLD.check_id OR NEW.tender <> OLD.tender
          OR NEW.applied_minor <> OLD.applied_minor OR NEW.change_minor <> OLD.change_minor
          OR NEW.rounding_minor <> OLD.rounding_minor
        BEGIN SELECT RAISE (ABORT, 'payments are never updated'); END;
        CREATE TRIGGER payments_are_kept BEFORE DELETE ON payments
        BEGIN SELECT RAISE (ABORT, 'payments are never deleted'); END;
        """)
  }
}
