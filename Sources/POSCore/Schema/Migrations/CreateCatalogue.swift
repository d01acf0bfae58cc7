import GRDB

extension Schema {
  /// Staff, products and rules: what a till needs with no network.
  ///
  /// - Throws: the database's error.
  static func createCatalogue(_ db: Database) throws {
    try createEmployees(db)
    try createDeviceLogIns(db)
    try createProducts(db)
    try createProductBarcodes(db)
    try createInventory(db)
    try createInventoryChanges(db)
    try createDiscountRules(db)
    try createPosConfig(db)
  }

  /// Who works here.
  ///
  /// - Throws: the database's error.
  private static func createEmployees(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE employees (
          id TEXT NOT NULL PRIMARY KEY,
          name TEXT NOT NULL,
          role TEXT NOT NULL CHECK (role IN ('cashier', 'cook', 'manager', 'technician')),
          is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
          pin_claim TEXT,
          pin_claim_order TEXT,
          pin_hash TEXT,
          pin_lookup TEXT UNIQUE,
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX employees_by_pin_claim ON employees (pin_claim);
        """)
  }

  /// Who is logged in on each device, and wrong PINs.
  ///
  /// - Throws: the database's error.
  private static func createDeviceLogIns(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE device_log_ins (
          device_id TEXT NOT NULL PRIMARY KEY,
          employee_id TEXT,
          failures INTEGER NOT NULL CHECK (failures >= 0),
          locked_until TEXT,
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// What is sold.
  ///
  /// - Throws: the database's error.
  private static func createProducts(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE products (
          id TEXT NOT NULL PRIMARY KEY,
          plu TEXT NOT NULL,
          name TEXT NOT NULL,
          kitchen_name TEXT NOT NULL,
          category TEXT NOT NULL,
          position INTEGER NOT NULL,
          price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
          taxes TEXT NOT NULL,
          station_id TEXT,
          modifier_groups TEXT NOT NULL,
          tracks_stock INTEGER NOT NULL CHECK (tracks_stock IN (0, 1)),
          unit TEXT NOT NULL,
          takes_fractions INTEGER NOT NULL CHECK (takes_fractions IN (0, 1)),
          is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX products_by_plu ON products (plu);
        """)
  }

  /// The barcodes that mean a product.
  ///
  /// - Throws: the database's error.
  private static func createProductBarcodes(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE product_barcodes (
          barcode TEXT NOT NULL,
          product_id TEXT NOT NULL REFERENCES products (id),
          PRIMARY KEY (barcode, product_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX product_barcodes_by_product ON product_barcodes (product_id);
        """)
  }

  /// What is left of each product.
  ///
  /// - Throws: the database's error.
  private static func createInventory(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE inventory (
          product_id TEXT NOT NULL PRIMARY KEY REFERENCES products (id),
          on_hand_thousandths INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// Why that changed.
  ///
  /// - Throws: the database's error.
  private static func createInventoryChanges(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE inventory_changes (
          id TEXT NOT NULL PRIMARY KEY,
          product_id TEXT NOT NULL REFERENCES products (id),
          change_thousandths INTEGER NOT NULL,
          reason TEXT NOT NULL,
          changed_at TEXT NOT NULL,
          origin_device_id TEXT NOT NULL,
          origin_store_id TEXT NOT NULL,
          origin_created_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// What may be taken off a price.
  ///
  /// - Throws: the database's error.
  private static func createDiscountRules(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE discount_rules (
          id TEXT NOT NULL PRIMARY KEY,
          name TEXT NOT NULL,
          scope TEXT NOT NULL CHECK (scope IN ('item', 'check', 'case')),
          percent_ppm INTEGER CHECK (percent_ppm BETWEEN 0 AND 1000000),
          amount_minor INTEGER CHECK (amount_minor >= 0),
          needs_approval INTEGER NOT NULL CHECK (needs_approval IN (0, 1)),
          is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// The rules of the store.
  ///
  /// - Throws: the database's error.
  private static func createPosConfig(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE pos_config (
          key TEXT NOT NULL PRIMARY KEY,
          value TEXT NOT NULL,
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL,
          updated_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
