extension Migration {
  /// Payments; never updated, never deleted.
  static let createPayments = sql(
    RealmTable.create(
      "payments", key: "id",
      """
      id \(RealmTable.id),
      check_id \(RealmTable.id),
      tender text NOT NULL,
      applied_minor bigint NOT NULL CHECK (applied_minor >= 0),
      tendered_minor bigint NOT NULL,
      change_minor bigint NOT NULL CHECK (change_minor >= 0),
      tip_minor bigint NOT NULL CHECK (tip_minor >= 0),
      rounding_minor bigint NOT NULL,
      approval_code text,
      is_offline bigint NOT NULL CHECK (is_offline IN (0, 1)),
      employee_id text NOT NULL,
      taken_at text NOT NULL,
      origin_device_id text NOT NULL,
      origin_store_id text NOT NULL,
      origin_created_at text NOT NULL,
      CHECK (tendered_minor = applied_minor + tip_minor + change_minor),
      \(RealmTable.reference("check_id", to: "checks", "id"))
      """, grants: "SELECT, INSERT, UPDATE"),
    """
    CREATE INDEX payments_by_check ON payments (tenant_id, store_id, check_id);
    CREATE INDEX payments_by_time ON payments (tenant_id, store_id, taken_at);
    """,
    RealmTable.refuse(
      "UPDATE", of: "payments",
      when: """
        (NEW.check_id, NEW.tender, NEW.applied_minor, NEW.change_minor, NEW.rounding_minor,
          NEW.tip_minor)
        IS DISTINCT FROM (OLD.check_id, OLD.tender, OLD.applied_minor, OLD.change_minor,
          OLD.rounding_minor, OLD.tip_minor)
        """, because: "payments are never updated"),
    RealmTable.refuse("DELETE", of: "payments", because: "payments are never deleted"))

  /// Refunds; never updated, never deleted.
  static let createRefunds = sql(
    RealmTable.create(
      "refunds", key: "id",
      """
      id \(RealmTable.id),
      check_id \(RealmTable.id),
      payment_id text,
      amount_minor bigint NOT NULL,
      tax_minor bigint NOT NULL,
      rounding_minor bigint NOT NULL,
      tip_minor bigint NOT NULL,
      reason text NOT NULL,
      approver_id text,
      employee_id text NOT NULL,
      refunded_at text NOT NULL,
      origin_device_id text NOT NULL,
      origin_store_id text NOT NULL,
      origin_created_at text NOT NULL,
      \(RealmTable.reference("check_id", to: "checks", "id"))
      """, grants: "SELECT, INSERT, UPDATE"),
    """
    CREATE INDEX refunds_by_check ON refunds (tenant_id, store_id, check_id);
    """,
    RealmTable.refuse(
      "UPDATE", of: "refunds",
      when: """
        (NEW.check_id, NEW.amount_minor, NEW.tax_minor, NEW.rounding_minor) IS DISTINCT FROM
        (OLD.check_id, OLD.amount_minor, OLD.tax_minor, OLD.rounding_minor)
        """, because: "refunds are never updated"),
    RealmTable.refuse("DELETE", of: "refunds", because: "refunds are never deleted"),
    RealmTable.create(
      "refund_items", key: "refund_id, item_id",
      """
      refund_id \(RealmTable.id),
      item_id \(RealmTable.id),
      quantity_thousandths bigint NOT NULL CHECK (quantity_thousandths >= 0),
      amount_minor bigint NOT NULL,
      tax_minor bigint NOT NULL,
      \(RealmTable.reference("refund_id", to: "refunds", "id"))
      """),
    RealmTable.create(
      "refund_tenders", key: "refund_id, position",
      """
      refund_id \(RealmTable.id),
      position bigint NOT NULL,
      tender text NOT NULL,
      amount_minor bigint NOT NULL,
      reference text,
      \(RealmTable.reference("refund_id", to: "refunds", "id"))
      """))
}
