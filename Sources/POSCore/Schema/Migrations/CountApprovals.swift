import GRDB

extension Schema {
  /// Wrong PINs where a manager was to approve, counted apart from those at the log-in.
  ///
  /// - Throws: the database's error.
  static func countApprovals(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE device_log_ins ADD COLUMN approval_failures INTEGER NOT NULL DEFAULT 0
          CHECK (approval_failures >= 0);
        ALTER TABLE device_log_ins ADD COLUMN approval_failed_at TEXT;
        """)
  }
}
