import GRDB

extension Schema {
  /// The tickets of the stations, with their lines. No earlier program wrote any.
  ///
  /// They do not refer to checks: a lane may hear of a ticket before it hears of its check.
  ///
  /// - Throws: the database's error.
  static func createKitchen(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP TABLE kds_tickets;
        CREATE TABLE kds_tickets (
          id TEXT NOT NULL PRIMARY KEY,
          check_id TEXT NOT NULL,
          station_id TEXT NOT NULL,
          round INTEGER NOT NULL CHECK (round >= 1),
          status TEXT NOT NULL CHECK (status IN ('queued', 'in_progress', 'ready', 'bumped')),
          check_number INTEGER NOT NULL,
          call_number TEXT NOT NULL,
          order_type TEXT NOT NULL,
          name TEXT NOT NULL,
          is_addition INTEGER NOT NULL CHECK (is_addition IN (0, 1)),
          is_rush INTEGER NOT NULL CHECK (is_rush IN (0, 1)),
          remake_of TEXT,
          reason TEXT NOT NULL,
          created_at TEXT NOT NULL,
          started_at TEXT,
          ready_at TEXT,
          bumped_at TEXT,
          recalls INTEGER NOT NULL CHECK (recalls >= 0),
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL,
          origin_device_id TEXT NOT NULL,
          origin_store_id TEXT NOT NULL,
          origin_created_at TEXT NOT NULL,
          UNIQUE (check_id, station_id, round),
          CHECK ((status = 'bumped') = (bumped_at IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX kds_tickets_active ON kds_tickets (created_at) WHERE status <> 'bumped';
        CREATE INDEX kds_tickets_bumped ON kds_tickets (bumped_at) WHERE status = 'bumped';
        CREATE TABLE kds_ticket_items (
          ticket_id TEXT NOT NULL REFERENCES kds_tickets (id),
          item_id TEXT NOT NULL,
          place INTEGER NOT NULL,
          name TEXT NOT NULL,
          quantity_thousandths INTEGER NOT NULL,
          modifiers TEXT NOT NULL,
          note TEXT NOT NULL,
          seat INTEGER,
          voided_thousandths INTEGER NOT NULL
            CHECK (voided_thousandths BETWEEN 0 AND quantity_thousandths),
          void_reason TEXT NOT NULL,
          is_void_seen INTEGER NOT NULL CHECK (is_void_seen IN (0, 1)),
          PRIMARY KEY (ticket_id, item_id)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
