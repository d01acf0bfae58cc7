extension Migration {
  /// The tickets of the stations, with their lines.
  static let createKitchen = sql(
    RealmTable.create(
      "kds_tickets", key: "id",
      """
      id \(RealmTable.id),
      check_id \(RealmTable.id),
      station_id \(RealmTable.id),
      round bigint NOT NULL CHECK (round >= 1),
      status text NOT NULL CHECK (status IN ('queued', 'in_progress', 'ready', 'bumped')),
      check_number bigint NOT NULL,
      call_number text NOT NULL,
      order_type text NOT NULL,
      name text NOT NULL,
      is_addition bigint NOT NULL CHECK (is_addition IN (0, 1)),
      is_rush bigint NOT NULL CHECK (is_rush IN (0, 1)),
      remake_of text,
      reason text NOT NULL,
      created_at text NOT NULL,
      started_at text,
      ready_at text,
      bumped_at text,
      recalls bigint NOT NULL CHECK (recalls >= 0),
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL,
      origin_device_id text NOT NULL,
      origin_store_id text NOT NULL,
      origin_created_at text NOT NULL,
      UNIQUE (tenant_id, store_id, check_id, station_id, round),
      CHECK ((status = 'bumped') = (bumped_at IS NOT NULL))
      """, grants: "SELECT, INSERT, UPDATE"),
    """
    CREATE INDEX kds_tickets_active ON kds_tickets (tenant_id, store_id, created_at)
      WHERE status <> 'bumped';
    """,
    RealmTable.create(
      "kds_ticket_items", key: "ticket_id, item_id",
      """
      ticket_id \(RealmTable.id),
      item_id \(RealmTable.id),
      place bigint NOT NULL,
      name text NOT NULL,
      quantity_thousandths bigint NOT NULL,
      modifiers text NOT NULL,
      note text NOT NULL,
      seat bigint,
      voided_thousandths bigint NOT NULL
        CHECK (voided_thousandths BETWEEN 0 AND quantity_thousandths),
      void_reason text NOT NULL,
      is_void_seen bigint NOT NULL CHECK (is_void_seen IN (0, 1)),
      \(RealmTable.reference("ticket_id", to: "kds_tickets", "id"))
      """))

  /// What is to be printed for online clients, once.
  static let createPrinting = sql(
    RealmTable.create(
      "print_jobs", key: "id",
      """
      id \(RealmTable.id),
      status text NOT NULL DEFAULT 'queued'
        CHECK (status IN ('queued', 'processing', 'printed', 'failed')),
      printer_id \(RealmTable.id),
      document text NOT NULL,
      dedupe_key \(RealmTable.id),
      leased_by text,
      leased_until text,
      lease_token text,
      attempts bigint NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      due_at text NOT NULL,
      sending_at text,
      printed_at text,
      last_error text,
      created_at text NOT NULL,
      origin_device_id text NOT NULL,
      origin_store_id text NOT NULL,
      origin_created_at text NOT NULL,
      UNIQUE (tenant_id, store_id, dedupe_key),
      CHECK ((status = 'processing') = (lease_token IS NOT NULL))
      """, grants: "SELECT, INSERT, UPDATE"),
    """
    CREATE INDEX print_jobs_waiting ON print_jobs (tenant_id, store_id, printer_id, due_at, id)
      WHERE status IN ('queued', 'processing');
    """)
}
