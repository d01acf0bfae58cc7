import GRDB

extension Schema {
  /// A line may end at somebody who is not the cloud. SQLite changes no check of a table, so the
  /// table is made anew.
  ///
  /// - Throws: the database's error.
  static func allowStrangers(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE cloud_line_with_strangers (
          id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
          cloud TEXT NOT NULL,
          state TEXT NOT NULL DEFAULT 'unknown'
            CHECK (state IN ('unknown', 'up', 'down', 'stranger', 'refused')),
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
          pull_trouble_at TEXT,
          pull_trouble TEXT,
          CHECK ((trouble_at IS NULL) = (trouble IS NULL)),
          CHECK ((pull_trouble_at IS NULL) = (pull_trouble IS NULL))
        ) STRICT;
        INSERT INTO cloud_line_with_strangers
        SELECT id, cloud, state, state_since, asked, pull_cursor, sending_since, last_at,
          last_milliseconds, last_sent, last_stored, last_refused, trouble_at, trouble,
          pull_trouble_at, pull_trouble
        FROM cloud_line;
        DROP TABLE cloud_line;
        ALTER TABLE cloud_line_with_strangers RENAME TO cloud_line;
        """)
  }
}
