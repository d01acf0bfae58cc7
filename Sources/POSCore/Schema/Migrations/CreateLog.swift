import GRDB

extension Schema {
  /// Who this store is, the log of events and what it needs to travel.
  ///
  /// - Throws: the database's error.
  static func createLog(_ db: Database) throws {
    try createStoreIdentity(db)
    try createOrigins(db)
    try createEvents(db)
    try createIdempotencyKeys(db)
    try createOutbox(db)
    try createInboxProcessed(db)
    try createPeers(db)
    try createReviewItems(db)
  }

  /// Who this store is: one row.
  ///
  /// - Throws: the database's error.
  private static func createStoreIdentity(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE store_identity (
          id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
          tenant_id TEXT NOT NULL CHECK (tenant_id <> ''),
          store_id TEXT NOT NULL CHECK (store_id <> ''),
          device_id TEXT NOT NULL CHECK (device_id <> ''),
          epoch INTEGER NOT NULL CHECK (epoch >= 1),
          workstation INTEGER NOT NULL CHECK (workstation BETWEEN 1 AND 99),
          currency TEXT NOT NULL CHECK (length(currency) = 3),
          created_at TEXT NOT NULL
        ) STRICT;
        """)
  }

  /// How far each origin's events have come.
  ///
  /// - Throws: the database's error.
  private static func createOrigins(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE origins (
          origin_device_id TEXT NOT NULL PRIMARY KEY,
          last_seq INTEGER NOT NULL CHECK (last_seq >= 0),
          chain TEXT NOT NULL,
          lamport INTEGER NOT NULL CHECK (lamport >= 0)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// The log: what happened, for ever.
  ///
  /// - Throws: the database's error.
  private static func createEvents(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE events (
          event_id TEXT NOT NULL PRIMARY KEY,
          arrival INTEGER NOT NULL UNIQUE,
          origin_device_id TEXT NOT NULL,
          origin_seq INTEGER NOT NULL CHECK (origin_seq >= 1),
          device_id TEXT NOT NULL,
          aggregate_type TEXT NOT NULL,
          aggregate_id TEXT NOT NULL,
          version INTEGER NOT NULL CHECK (version >= 1),
          type TEXT NOT NULL,
          at TEXT NOT NULL,
          actor_user_id TEXT NOT NULL,
          lamport INTEGER NOT NULL CHECK (lamport >= 1),
          payload TEXT NOT NULL,
          payload_sha256 TEXT NOT NULL CHECK (length(payload_sha256) = 64),
          chain TEXT NOT NULL CHECK (length(chain) = 64),
          request_hash TEXT,
          UNIQUE (origin_device_id, origin_seq)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX events_by_aggregate
          ON events (aggregate_id, lamport, origin_device_id, event_id);
        CREATE TRIGGER events_are_immutable BEFORE UPDATE ON events
        BEGIN SELECT RAISE (ABORT, 'events are never updated'); END;
        CREATE TRIGGER events_are_kept BEFORE DELETE ON events
        BEGIN SELECT RAISE (ABORT, 'events are never deleted'); END;
        """)
  }

  /// The responses of commands, for a day.
  ///
  /// - Throws: the database's error.
  private static func createIdempotencyKeys(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE idempotency_keys (
          enterprise_id TEXT NOT NULL,
          workstation_id TEXT NOT NULL,
          operation TEXT NOT NULL,
          idempotency_key TEXT NOT NULL,
          request_hash TEXT NOT NULL,
          response TEXT NOT NULL,
          created_at TEXT NOT NULL,
          expires_at TEXT NOT NULL,
          PRIMARY KEY (enterprise_id, workstation_id, operation, idempotency_key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires_at);
        """)
  }

  /// Facts the cloud has yet to acknowledge.
  ///
  /// - Throws: the database's error.
  private static func createOutbox(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE outbox (
          event_id TEXT NOT NULL PRIMARY KEY REFERENCES events (event_id),
          status TEXT NOT NULL DEFAULT 'pending'
            CHECK (status IN ('pending', 'sent', 'cloud_ack', 'error')),
          attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
          next_attempt_at TEXT NOT NULL,
          lease_owner_id TEXT,
          lease_token TEXT,
          lease_expires_at TEXT,
          last_error TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX outbox_by_due ON outbox (status, next_attempt_at);
        """)
  }

  /// Ids of facts that came from elsewhere.
  ///
  /// - Throws: the database's error.
  private static func createInboxProcessed(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE inbox_processed (
          event_id TEXT NOT NULL PRIMARY KEY REFERENCES events (event_id),
          received_from TEXT NOT NULL,
          received_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// The other devices of the store and what they hold.
  ///
  /// - Throws: the database's error.
  private static func createPeers(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE peers (
          device_id TEXT NOT NULL PRIMARY KEY,
          workstation INTEGER NOT NULL CHECK (workstation BETWEEN 0 AND 99),
          last_seen_at TEXT NOT NULL,
          have TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// What a manager must look at.
  ///
  /// - Throws: the database's error.
  private static func createReviewItems(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE review_items (
          id TEXT NOT NULL PRIMARY KEY,
          kind TEXT NOT NULL,
          subject_type TEXT NOT NULL,
          subject_id TEXT NOT NULL,
          detail TEXT NOT NULL,
          status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'resolved')),
          updated_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
