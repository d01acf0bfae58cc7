import GRDB

extension Schema {
  /// The drawer was opened for cash that was taken before openings were noted down: without these
  /// rows a store of then is not what its events say, and with `kicked_at` nobody opens it again.
  ///
  /// - Throws: the database's error.
  static func rememberDrawerKicks(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO drawer_kicks (id, device_id, reason, intended_at, kicked_at)
        SELECT id, origin_device_id, 'payment', taken_at, taken_at FROM payments
        WHERE tender = 'cash' AND tendered_minor > 0;
        """)
  }
}
