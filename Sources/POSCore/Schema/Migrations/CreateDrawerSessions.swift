import GRDB

extension Schema {
  /// The sessions of drawers. A drawer that was opened before is in its first, which has no
  /// beginning: all that the device did before belongs to it.
  ///
  /// - Throws: the database's error.
  static func createDrawerSessions(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE drawer_sessions (
          device_id TEXT NOT NULL,
          session INTEGER NOT NULL CHECK (session >= 1),
          opened_at TEXT,
          closed_at TEXT,
          float_minor INTEGER NOT NULL,
          counted_minor INTEGER,
          left_minor INTEGER,
          employee_id TEXT,
          approver_id TEXT,
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL,
          PRIMARY KEY (device_id, session),
          CHECK ((opened_at IS NULL) = (session = 1)),
          CHECK ((closed_at IS NULL) = (counted_minor IS NULL)),
          CHECK ((closed_at IS NULL) = (left_minor IS NULL)),
          CHECK ((closed_at IS NULL) = (employee_id IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX drawer_sessions_open ON drawer_sessions (device_id)
          WHERE closed_at IS NULL;
        INSERT INTO drawer_sessions (device_id, session, float_minor, version, lamport)
        SELECT device_id, 1, 0, 1,
          (SELECT MIN(lamport) FROM events
           WHERE aggregate_id = device_id AND type = 'drawer.opened')
        FROM drawers;
        """)
  }
}
