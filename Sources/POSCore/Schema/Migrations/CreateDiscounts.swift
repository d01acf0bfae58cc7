import GRDB

extension Schema {
  /// Discounts, combos, modifiers, refunds, tips and vouchers.
  ///
  /// - Throws: the database's error.
  static func createDiscounts(_ db: Database) throws {
    try widenChecks(db)
    try widenPayments(db)
    try createCheckDiscounts(db)
    try createRefunds(db)
    try createDrawerTables(db)
    try createModifiers(db)
    try createCombos(db)
    try widenDiscountRules(db)
    try countInventory(db)
    try createVouchers(db)
  }

  /// What a check and its lines have beside their prices.
  ///
  /// - Throws: the database's error.
  private static func widenChecks(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE checks ADD COLUMN discount_minor INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE checks ADD COLUMN tips_minor INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE checks ADD COLUMN refunded_minor INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE checks ADD COLUMN shares INTEGER NOT NULL DEFAULT 1 CHECK (shares >= 1);
        ALTER TABLE checks ADD COLUMN rounds INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE checks ADD COLUMN split_from TEXT;
        ALTER TABLE checks ADD COLUMN merged_into TEXT;
        ALTER TABLE checks ADD COLUMN reopen_reason TEXT;
        ALTER TABLE checks ADD COLUMN reopen_approver_id TEXT;
        CREATE INDEX checks_by_end ON checks (ended_at) WHERE status = 'closed';

        ALTER TABLE check_items ADD COLUMN modifiers TEXT NOT NULL DEFAULT '';
        ALTER TABLE check_items ADD COLUMN modifiers_minor INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE check_items ADD COLUMN discount_minor INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE check_items ADD COLUMN list_price_minor INTEGER;
        ALTER TABLE check_items ADD COLUMN price_reason TEXT;
        ALTER TABLE check_items ADD COLUMN price_approver_id TEXT;
        ALTER TABLE check_items ADD COLUMN seat INTEGER;
        ALTER TABLE check_items ADD COLUMN round INTEGER;
        ALTER TABLE check_items ADD COLUMN voided_thousandths INTEGER NOT NULL DEFAULT 0
          CHECK (voided_thousandths BETWEEN 0 AND quantity_thousandths);
        ALTER TABLE check_items ADD COLUMN void_reason TEXT;
        ALTER TABLE check_items ADD COLUMN void_approver_id TEXT;
        ALTER TABLE check_items ADD COLUMN moved_from_item_id TEXT;
        ALTER TABLE check_items ADD COLUMN sold_out_approver_id TEXT;
        """)
  }

  /// Payments with tips: what was tendered is what counts, the tip and the change.
  ///
  /// - Throws: the database's error.
  private static func widenPayments(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE payments_with_tips (
          id TEXT NOT NULL PRIMARY KEY,
          check_id TEXT NOT NULL REFERENCES checks (id),
          tender TEXT NOT NULL,
          applied_minor INTEGER NOT NULL CHECK (applied_minor >= 0),
          tendered_minor INTEGER NOT NULL,
          change_minor INTEGER NOT NULL CHECK (change_minor >= 0),
          tip_minor INTEGER NOT NULL DEFAULT 0 CHECK (tip_minor >= 0),
          rounding_minor INTEGER NOT NULL,
          approval_code TEXT,
          is_offline INTEGER NOT NULL DEFAULT 0 CHECK (is_offline IN (0, 1)),
          employee_id TEXT NOT NULL,
          taken_at TEXT NOT NULL,
          origin_device_id TEXT NOT NULL,
          origin_store_id TEXT NOT NULL,
          origin_created_at TEXT NOT NULL,
          CHECK (tendered_minor = applied_minor + tip_minor + change_minor)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO payments_with_tips
          (id, check_id, tender, applied_minor, tendered_minor, change_minor, rounding_minor,
           approval_code, employee_id, taken_at, origin_device_id, origin_store_id,
           origin_created_at)
        SELECT id, check_id, tender, applied_minor, tendered_minor, change_minor, rounding_minor,
          approval_code, employee_id, taken_at, origin_device_id, origin_store_id,
          origin_created_at
        FROM payments;
        DROP TABLE payments;
        ALTER TABLE payments_with_tips RENAME TO payments;
        CREATE INDEX payments_by_check ON payments (check_id);
        CREATE INDEX payments_offline ON payments (tender) WHERE is_offline = 1;
        CREATE TRIGGER payments_are_immutable BEFORE UPDATE ON payments
        WHEN NEW.check_id <> OLD.check_id OR NEW.tender <> OLD.tender
          OR NEW.applied_minor <> OLD.applied_minor OR NEW.change_minor <> OLD.change_minor
          OR NEW.rounding_minor <> OLD.rounding_minor OR NEW.tip_minor <> OLD.tip_minor
        BEGIN SELECT RAISE (ABORT, 'payments are never updated'); END;
        CREATE TRIGGER payments_are_kept BEFORE DELETE ON payments
        BEGIN SELECT RAISE (ABORT, 'payments are never deleted'); END;
        """)
  }

  /// What is taken off checks, and what it comes to.
  ///
  /// - Throws: the database's error.
  private static func createCheckDiscounts(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE check_discounts (
          check_id TEXT NOT NULL REFERENCES checks (id),
          id TEXT NOT NULL,
          name TEXT NOT NULL,
          rule_id TEXT,
          item_id TEXT,
          is_comp INTEGER NOT NULL CHECK (is_comp IN (0, 1)),
          amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
          reason TEXT NOT NULL,
          approver_id TEXT,
          PRIMARY KEY (check_id, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE check_combos (
          check_id TEXT NOT NULL REFERENCES checks (id),
          id TEXT NOT NULL,
          product_id TEXT NOT NULL,
          name TEXT NOT NULL,
          count INTEGER NOT NULL,
          price_minor INTEGER NOT NULL,
          amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
          PRIMARY KEY (check_id, id)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// Refunds; never updated, never deleted.
  ///
  /// - Throws: the database's error.
  private static func createRefunds(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE refunds (
          id TEXT NOT NULL PRIMARY KEY,
          check_id TEXT NOT NULL REFERENCES checks (id),
          payment_id TEXT,
          amount_minor INTEGER NOT NULL,
          tax_minor INTEGER NOT NULL,
          rounding_minor INTEGER NOT NULL,
          tip_minor INTEGER NOT NULL,
          reason TEXT NOT NULL,
          approver_id TEXT,
          employee_id TEXT NOT NULL,
          refunded_at TEXT NOT NULL,
          origin_device_id TEXT NOT NULL,
          origin_store_id TEXT NOT NULL,
          origin_created_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX refunds_by_check ON refunds (check_id);
        CREATE TRIGGER refunds_are_immutable BEFORE UPDATE ON refunds
        WHEN NEW.check_id <> OLD.check_id OR NEW.amount_minor <> OLD.amount_minor
          OR NEW.tax_minor <> OLD.tax_minor OR NEW.rounding_minor <> OLD.rounding_minor
        BEGIN SELECT RAISE (ABORT, 'refunds are never updated'); END;
        CREATE TRIGGER refunds_are_kept BEFORE DELETE ON refunds
        BEGIN SELECT RAISE (ABORT, 'refunds are never deleted'); END;

        CREATE TABLE refund_items (
          refund_id TEXT NOT NULL REFERENCES refunds (id),
          item_id TEXT NOT NULL,
          quantity_thousandths INTEGER NOT NULL CHECK (quantity_thousandths >= 0),
          amount_minor INTEGER NOT NULL,
          tax_minor INTEGER NOT NULL,
          PRIMARY KEY (refund_id, item_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE refund_tenders (
          refund_id TEXT NOT NULL REFERENCES refunds (id),
          position INTEGER NOT NULL,
          tender TEXT NOT NULL,
          amount_minor INTEGER NOT NULL,
          reference TEXT,
          PRIMARY KEY (refund_id, position)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// Intents to open the drawer, written with what opens it; `kicked_at` is set before the drawer
  /// is told, so that none is ever told twice. Those of earlier payments are over.
  ///
  /// - Throws: the database's error.
  private static func createDrawerTables(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE drawer_kicks (
          id TEXT NOT NULL PRIMARY KEY,
          device_id TEXT NOT NULL,
          reason TEXT NOT NULL,
          intended_at TEXT NOT NULL,
          kicked_at TEXT
        ) STRICT, WITHOUT ROWID;
        INSERT INTO drawer_kicks (id, device_id, reason, intended_at, kicked_at)
        SELECT id, origin_device_id, 'payment', taken_at, taken_at FROM payments
        WHERE tender = 'cash' AND tendered_minor > 0;
        CREATE TABLE drawers (
          device_id TEXT NOT NULL PRIMARY KEY,
          openings INTEGER NOT NULL CHECK (openings >= 0),
          reason TEXT NOT NULL,
          employee_id TEXT NOT NULL,
          approver_id TEXT,
          opened_at TEXT NOT NULL,
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// What guests may choose on products.
  ///
  /// - Throws: the database's error.
  private static func createModifiers(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE modifier_groups (
          name TEXT NOT NULL PRIMARY KEY,
          position INTEGER NOT NULL,
          least INTEGER NOT NULL CHECK (least >= 0),
          most INTEGER NOT NULL CHECK (most >= least),
          free INTEGER NOT NULL CHECK (free >= 0),
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE modifiers (
          group_name TEXT NOT NULL REFERENCES modifier_groups (name),
          position INTEGER NOT NULL,
          name TEXT NOT NULL,
          kitchen_name TEXT NOT NULL,
          price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
          PRIMARY KEY (group_name, position)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// What is sold together.
  ///
  /// - Throws: the database's error.
  private static func createCombos(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE combos (
          plu TEXT NOT NULL PRIMARY KEY,
          is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE combo_choices (
          combo_plu TEXT NOT NULL REFERENCES combos (plu),
          slot INTEGER NOT NULL,
          position INTEGER NOT NULL,
          slot_name TEXT NOT NULL,
          plu TEXT NOT NULL,
          surcharge_minor INTEGER NOT NULL CHECK (surcharge_minor >= 0),
          PRIMARY KEY (combo_plu, slot, position)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// Discount rules with fixed prices, so many for a price, and times of day.
  ///
  /// - Throws: the database's error.
  private static func widenDiscountRules(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE discount_rules ADD COLUMN price_minor INTEGER CHECK (price_minor >= 0);
        ALTER TABLE discount_rules ADD COLUMN count INTEGER CHECK (count >= 2);
        ALTER TABLE discount_rules ADD COLUMN plus TEXT NOT NULL DEFAULT '';
        ALTER TABLE discount_rules ADD COLUMN time_window TEXT;
        """)
  }

  /// What is left of products, where it is counted. Without a reference to the product: what is
  /// left may be heard of before the product is.
  ///
  /// - Throws: the database's error.
  private static func countInventory(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE inventory_counted (
          product_id TEXT NOT NULL PRIMARY KEY,
          on_hand_thousandths INTEGER NOT NULL,
          is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1)),
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        DROP TABLE inventory;
        ALTER TABLE inventory_counted RENAME TO inventory;
        """)
  }

  /// Vouchers of the house.
  ///
  /// - Throws: the database's error.
  private static func createVouchers(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE vouchers (
          number TEXT NOT NULL PRIMARY KEY,
          issued_minor INTEGER NOT NULL,
          left_minor INTEGER NOT NULL,
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
