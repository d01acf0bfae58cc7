extension Migration {
  /// What each event brought: the header, what it rang up and what it took, and who did it.
  static let createTransactions = sql(
    RealmTable.create(
      "pos_transactions", key: "client_tx_id",
      """
      client_tx_id \(RealmTable.id),
      payload_sha256 text NOT NULL CHECK (length(payload_sha256) = 64),
      payload_hash_version bigint NOT NULL CHECK (payload_hash_version = 1),
      device_id text NOT NULL,
      type text NOT NULL,
      check_id text COLLATE "C",
      at text NOT NULL,
      received_at text NOT NULL,
      UNIQUE (tenant_id, client_tx_id),
      \(RealmTable.reference("client_tx_id", to: "events", "event_id"))
      """, grants: "SELECT, INSERT"),
    """
    CREATE INDEX pos_transactions_by_check ON pos_transactions (tenant_id, store_id, check_id)
      WHERE check_id IS NOT NULL;
    """,
    RealmTable.create(
      "pos_transaction_items", key: "client_tx_id, line",
      """
      client_tx_id \(RealmTable.id),
      line bigint NOT NULL CHECK (line >= 1),
      kind text NOT NULL CHECK (kind IN ('rung', 'changed', 'removed', 'voided', 'returned')),
      item_id text NOT NULL,
      product_id text,
      name text,
      quantity_thousandths bigint NOT NULL,
      amount_minor bigint,
      \(RealmTable.reference("client_tx_id", to: "pos_transactions", "client_tx_id"))
      """, grants: "SELECT, INSERT"),
    RealmTable.create(
      "pos_transaction_payments", key: "client_tx_id, line",
      """
      client_tx_id \(RealmTable.id),
      line bigint NOT NULL CHECK (line >= 1),
      kind text NOT NULL CHECK (kind IN ('taken', 'returned')),
      payment_id text NOT NULL,
      tender text NOT NULL,
      amount_minor bigint NOT NULL,
      tip_minor bigint NOT NULL,
      change_minor bigint NOT NULL,
      \(RealmTable.reference("client_tx_id", to: "pos_transactions", "client_tx_id"))
      """, grants: "SELECT, INSERT"),
    RealmTable.create(
      "audit_log", key: "event_id",
      """
      event_id \(RealmTable.id),
      action text NOT NULL,
      subject_type text NOT NULL,
      subject_id text NOT NULL,
      actor_user_id text NOT NULL,
      device_id text NOT NULL,
      received_from text NOT NULL,
      received_at text NOT NULL,
      correlation_id text NOT NULL,
      \(RealmTable.reference("event_id", to: "events", "event_id"))
      """, grants: "SELECT, INSERT"))

  /// What numbers checks.
  static let createNumbers = sql(
    RealmTable.create(
      "rvc_counters", key: "rvc_id",
      """
      rvc_id \(RealmTable.id),
      next_check_number bigint NOT NULL CHECK (next_check_number >= 1),
      updated_at text NOT NULL
      """, grants: "SELECT, INSERT, UPDATE"),
    RealmTable.create(
      "call_counters", key: "rvc_id, business_day",
      """
      rvc_id \(RealmTable.id),
      business_day \(RealmTable.id),
      next_call_number bigint NOT NULL CHECK (next_call_number >= 1)
      """, grants: "SELECT, INSERT, UPDATE"))

  /// What a manager must look at.
  static let createReviews =
    RealmTable.create(
      "review_items", key: "id",
      """
      id \(RealmTable.id),
      kind text NOT NULL,
      subject_type text NOT NULL,
      subject_id text NOT NULL,
      detail text NOT NULL,
      status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'resolved')),
      updated_at text NOT NULL
      """)
}
