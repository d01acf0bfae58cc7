import GRDB

extension Schema {
  /// Finds what a station served last, however much others served since.
  ///
  /// - Throws: the database's error.
  static func indexServed(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE INDEX kds_tickets_served ON kds_tickets (station_id, bumped_at)
          WHERE status = 'bumped'
        """)
  }
}
