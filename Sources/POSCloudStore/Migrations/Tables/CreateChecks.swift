extension Migration {
  /// Checks with their lines: the columns of the till.
  static let createChecks = sql(
    RealmTable.create(
      "checks", key: "id",
      """
      id \(RealmTable.id),
      rvc_id \(RealmTable.id),
      check_number bigint NOT NULL CHECK (check_number >= 1),
      call_number text NOT NULL,
      order_type text NOT NULL,
      business_day text NOT NULL,
      status text NOT NULL CHECK (status IN ('open', 'parked', 'closed', 'voided')),
      name text NOT NULL,
      owner_id text NOT NULL,
      holder_id text NOT NULL,
      held_on text NOT NULL,
      currency text NOT NULL,
      subtotal_minor bigint NOT NULL,
      discount_minor bigint NOT NULL,
      tax_minor bigint NOT NULL,
      total_minor bigint NOT NULL,
      rounding_minor bigint NOT NULL,
      paid_minor bigint NOT NULL,
      due_minor bigint NOT NULL,
      tips_minor bigint NOT NULL,
      refunded_minor bigint NOT NULL,
      shares bigint NOT NULL CHECK (shares >= 1),
      rounds bigint NOT NULL,
      split_from text,
      merged_into text,
      void_reason text,
      approver_id text,
      reopen_reason text,
      reopen_approver_id text,
      opened_at text NOT NULL,
      ended_at text,
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL,
      origin_device_id text NOT NULL,
      origin_store_id text NOT NULL,
      origin_created_at text NOT NULL,
      UNIQUE (tenant_id, store_id, rvc_id, check_number),
      CHECK (due_minor = total_minor + rounding_minor - paid_minor)
      """, grants: "SELECT, INSERT, UPDATE"),
    """
    CREATE INDEX checks_in_work ON checks (tenant_id, store_id, opened_at, id)
      WHERE status IN ('open', 'parked');
    CREATE INDEX checks_by_number ON checks (tenant_id, store_id, check_number);
    CREATE INDEX checks_by_end ON checks (tenant_id, store_id, ended_at) WHERE status = 'closed';
    """,
    RealmTable.create(
      "check_items", key: "id",
      """
      id \(RealmTable.id),
      check_id \(RealmTable.id),
      product_id text NOT NULL,
      plu text NOT NULL,
      name text NOT NULL,
      kitchen_name text NOT NULL,
      quantity_thousandths bigint NOT NULL CHECK (quantity_thousandths > 0),
      unit_price_minor bigint NOT NULL,
      modifiers text NOT NULL,
      modifiers_minor bigint NOT NULL,
      amount_minor bigint NOT NULL,
      discount_minor bigint NOT NULL,
      taxes text NOT NULL,
      station_id text,
      note text NOT NULL,
      seat bigint,
      round bigint,
      list_price_minor bigint,
      price_reason text,
      price_approver_id text,
      voided_thousandths bigint NOT NULL
        CHECK (voided_thousandths BETWEEN 0 AND quantity_thousandths),
      void_reason text,
      void_approver_id text,
      moved_from_item_id text,
      sold_out_approver_id text,
      origin_device_id text NOT NULL,
      origin_store_id text NOT NULL,
      origin_created_at text NOT NULL,
      \(RealmTable.reference("check_id", to: "checks", "id"))
      """),
    """
    CREATE INDEX check_items_by_check ON check_items (tenant_id, store_id, check_id);
    """,
    RealmTable.refuse(
      "UPDATE", of: "check_items", when: "NEW.check_id <> OLD.check_id",
      because: "an item never moves to another check"))

  /// What is taken off checks, and what is sold together on them.
  static let createCheckParts = sql(
    RealmTable.create(
      "check_discounts", key: "check_id, id",
      """
      check_id \(RealmTable.id),
      id \(RealmTable.id),
      name text NOT NULL,
      rule_id text,
      item_id text,
      is_comp bigint NOT NULL CHECK (is_comp IN (0, 1)),
      amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
      reason text NOT NULL,
      approver_id text,
      \(RealmTable.reference("check_id", to: "checks", "id"))
      """),
    RealmTable.create(
      "check_combos", key: "check_id, id",
      """
      check_id \(RealmTable.id),
      id \(RealmTable.id),
      product_id text NOT NULL,
      name text NOT NULL,
      count bigint NOT NULL,
      price_minor bigint NOT NULL,
      amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
      \(RealmTable.reference("check_id", to: "checks", "id"))
      """))
}
