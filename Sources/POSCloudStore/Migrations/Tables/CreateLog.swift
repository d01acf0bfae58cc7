extension Migration {
  /// The log of events and what it needs to travel.
  static let createLog = sql(
    RealmTable.create(
      "origins", key: "origin_device_id",
      """
      origin_device_id \(RealmTable.id),
      last_seq bigint NOT NULL CHECK (last_seq >= 0),
      chain text NOT NULL,
      lamport bigint NOT NULL CHECK (lamport >= 0)
      """, grants: "SELECT, INSERT, UPDATE"),
    RealmTable.create(
      "events", key: "event_id",
      """
      event_id \(RealmTable.id),
      arrival bigint NOT NULL CHECK (arrival >= 1),
      origin_device_id \(RealmTable.id),
      origin_seq bigint NOT NULL CHECK (origin_seq >= 1),
      device_id text NOT NULL,
      aggregate_type text NOT NULL,
      aggregate_id \(RealmTable.id),
      version bigint NOT NULL CHECK (version >= 1),
      type text NOT NULL,
      at text NOT NULL,
      actor_user_id text NOT NULL,
      lamport bigint NOT NULL CHECK (lamport >= 1),
      payload text NOT NULL,
      payload_sha256 text NOT NULL CHECK (length(payload_sha256) = 64),
      chain text NOT NULL CHECK (length(chain) = 64),
      request_hash text,
      UNIQUE (tenant_id, store_id, arrival),
      UNIQUE (tenant_id, store_id, origin_device_id, origin_seq)
      """, grants: "SELECT, INSERT, UPDATE (chain)"),
    """
    CREATE INDEX events_by_aggregate ON events (tenant_id, store_id, aggregate_id, lamport);
    """,
    RealmTable.refuse(
      "UPDATE", of: "events",
      when: """
        (OLD.tenant_id, OLD.store_id, OLD.event_id, OLD.arrival, OLD.origin_device_id,
          OLD.origin_seq, OLD.payload, OLD.payload_sha256, OLD.lamport)
        IS DISTINCT FROM
        (NEW.tenant_id, NEW.store_id, NEW.event_id, NEW.arrival, NEW.origin_device_id,
          NEW.origin_seq, NEW.payload, NEW.payload_sha256, NEW.lamport)
        """, because: "events are never updated"),
    RealmTable.refuse("DELETE", of: "events", because: "events are never deleted"),
    RealmTable.create(
      "idempotency_keys", key: "workstation_id, operation, idempotency_key",
      """
      workstation_id \(RealmTable.id),
      operation text NOT NULL,
      idempotency_key \(RealmTable.id),
      request_hash text NOT NULL,
      response text NOT NULL,
      created_at text NOT NULL,
      expires_at text NOT NULL
      """),
    """
    CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (tenant_id, store_id, expires_at);
    """,
    createRejected)

  /// Items that were refused, as they came, until somebody had them sent again; where one left a
  /// place in its origin's count empty, it says which.
  private static let createRejected = sql(
    RealmTable.create(
      "rejected_items", key: "item_id",
      """
      item_id \(RealmTable.id),
      client_tx_id text NOT NULL,
      status text NOT NULL CHECK (status IN ('CONFLICT', 'REJECTED')),
      reason text NOT NULL,
      item text NOT NULL,
      device_id text NOT NULL,
      origin_device_id text COLLATE "C",
      origin_seq bigint CHECK (origin_seq >= 1),
      chain_before text,
      payload_sha256 text,
      count bigint NOT NULL DEFAULT 1 CHECK (count >= 1),
      first_seen_at text NOT NULL,
      last_seen_at text NOT NULL,
      resolved_at text,
      dismissed_at text,
      CHECK ((origin_device_id IS NULL) = (origin_seq IS NULL))
      """, grants: "SELECT, INSERT, UPDATE"),
    """
    CREATE INDEX rejected_items_open ON rejected_items (tenant_id, store_id, last_seen_at)
      WHERE resolved_at IS NULL AND dismissed_at IS NULL;
    CREATE UNIQUE INDEX rejected_items_holes
      ON rejected_items (tenant_id, store_id, origin_device_id, origin_seq)
      WHERE resolved_at IS NULL;
    """)
}
