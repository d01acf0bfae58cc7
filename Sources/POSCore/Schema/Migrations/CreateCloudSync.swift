import GRDB

extension Schema {
  /// What the way to the cloud needs. Nobody wrote to the outbox before, so it is made anew.
  ///
  /// - Throws: the database's error.
  static func createCloudSync(_ db: Database) throws {
    try createOrderedOutbox(db)
    try createCloudOrigins(db)
    try createCloudLine(db)
  }

  /// Facts the cloud has yet to acknowledge, in their origin's order.
  ///
  /// - Throws: the database's error.
  private static func createOrderedOutbox(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP TABLE outbox;
        CREATE TABLE outbox (
          event_id TEXT NOT NULL PRIMARY KEY REFERENCES events (event_id),
          origin_device_id TEXT NOT NULL,
          origin_seq INTEGER NOT NULL CHECK (origin_seq >= 1),
          status TEXT NOT NULL DEFAULT 'pending'
            CHECK (status IN ('pending', 'sent', 'cloud_ack', 'error')),
          attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
          next_attempt_at TEXT NOT NULL,
          holds_back INTEGER NOT NULL DEFAULT 0 CHECK (holds_back IN (0, 1)),
          silences INTEGER NOT NULL DEFAULT 0 CHECK (silences >= 0),
          lease_owner_id TEXT,
          lease_token TEXT,
          lease_expires_at TEXT,
          acknowledged_at TEXT,
          last_error TEXT,
          UNIQUE (origin_device_id, origin_seq),
          CHECK ((status = 'sent') = (lease_token IS NOT NULL)),
          CHECK ((status = 'sent') = (lease_owner_id IS NOT NULL)),
          CHECK ((status = 'sent') = (lease_expires_at IS NOT NULL)),
          CHECK ((status = 'cloud_ack') = (acknowledged_at IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX outbox_open ON outbox (origin_device_id, origin_seq)
          WHERE status IN ('pending', 'sent');
        CREATE INDEX outbox_refused ON outbox (origin_device_id, origin_seq)
          WHERE status = 'error';
        CREATE INDEX outbox_acknowledged ON outbox (acknowledged_at) WHERE status = 'cloud_ack';
        """)
  }

  /// For each origin: up to which of its events were put into the outbox, and up to which the cloud
  /// said it has them. And where to pull again from, of origins whose events came with one missing.
  ///
  /// - Throws: the database's error.
  private static func createCloudOrigins(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE cloud_origins (
          origin_device_id TEXT NOT NULL PRIMARY KEY,
          queued_seq INTEGER NOT NULL DEFAULT 0 CHECK (queued_seq >= 0),
          cloud_seq INTEGER CHECK (cloud_seq >= 0)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE cloud_gaps (
          number INTEGER NOT NULL PRIMARY KEY,
          origin_device_id TEXT NOT NULL UNIQUE,
          next_seq INTEGER NOT NULL CHECK (next_seq >= 1),
          pull_cursor TEXT NOT NULL
        ) STRICT;
        """)
  }

  /// How it stands with the cloud: one row.
  ///
  /// - Throws: the database's error.
  private static func createCloudLine(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE cloud_line (
          id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
          cloud TEXT NOT NULL,
          state TEXT NOT NULL DEFAULT 'unknown'
            CHECK (state IN ('unknown', 'up', 'down', 'refused')),
          state_since TEXT,
          asked INTEGER NOT NULL DEFAULT 0,
          pull_cursor TEXT NOT NULL DEFAULT '',
          sending_since TEXT,
          last_at TEXT,
          last_milliseconds INTEGER,
          last_sent INTEGER,
          last_stored INTEGER,
          last_refused INTEGER,
          trouble_at TEXT,
          trouble TEXT,
          CHECK ((trouble_at IS NULL) = (trouble IS NULL))
        ) STRICT;
        INSERT INTO cloud_line (id, cloud) VALUES (1, '');
        """)
  }
}
