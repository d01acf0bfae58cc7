extension Migration {
  /// Who works here, and who is logged in.
  static let createStaff = sql(
    RealmTable.create(
      "employees", key: "id",
      """
      id \(RealmTable.id),
      name text NOT NULL,
      role text NOT NULL CHECK (role IN ('cashier', 'cook', 'manager', 'technician')),
      is_active bigint NOT NULL CHECK (is_active IN (0, 1)),
      pin_claim text,
      pin_claim_order text COLLATE "C",
      pin_hash text,
      pin_lookup text,
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL,
      UNIQUE (tenant_id, store_id, pin_lookup)
      """, grants: "SELECT, INSERT, UPDATE"),
    """
    CREATE INDEX employees_by_pin_claim ON employees (tenant_id, store_id, pin_claim);
    """,
    RealmTable.create(
      "device_log_ins", key: "device_id",
      """
      device_id \(RealmTable.id),
      employee_id text,
      failures bigint NOT NULL CHECK (failures >= 0),
      approval_failures bigint NOT NULL CHECK (approval_failures >= 0),
      approval_failed_at text,
      locked_until text,
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL
      """, grants: "SELECT, INSERT, UPDATE"))

  /// What is sold, what is left of it, and the rules of the store.
  static let createProducts = sql(
    RealmTable.create(
      "products", key: "id",
      """
      id \(RealmTable.id),
      plu \(RealmTable.id),
      name text NOT NULL,
      kitchen_name text NOT NULL,
      category text NOT NULL,
      position bigint NOT NULL,
      price_minor bigint NOT NULL CHECK (price_minor >= 0),
      taxes text NOT NULL,
      station_id text,
      modifier_groups text NOT NULL,
      tracks_stock bigint NOT NULL CHECK (tracks_stock IN (0, 1)),
      unit text NOT NULL,
      takes_fractions bigint NOT NULL CHECK (takes_fractions IN (0, 1)),
      is_active bigint NOT NULL CHECK (is_active IN (0, 1)),
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL
      """, grants: "SELECT, INSERT, UPDATE"),
    """
    CREATE INDEX products_by_plu ON products (tenant_id, store_id, plu);
    """,
    RealmTable.create(
      "product_barcodes", key: "barcode, product_id",
      """
      barcode \(RealmTable.id),
      product_id \(RealmTable.id),
      \(RealmTable.reference("product_id", to: "products", "id"))
      """),
    """
    CREATE INDEX product_barcodes_by_product
      ON product_barcodes (tenant_id, store_id, product_id);
    """,
    RealmTable.create(
      "inventory", key: "product_id",
      """
      product_id \(RealmTable.id),
      on_hand_thousandths bigint NOT NULL,
      is_counted bigint NOT NULL CHECK (is_counted IN (0, 1)),
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL
      """, grants: "SELECT, INSERT, UPDATE"),
    RealmTable.create(
      "pos_config", key: "key",
      """
      key \(RealmTable.id),
      value text NOT NULL,
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL,
      updated_at text NOT NULL
      """, grants: "SELECT, INSERT, UPDATE"))
}
