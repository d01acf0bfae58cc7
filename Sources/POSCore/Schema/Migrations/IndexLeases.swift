import GRDB

extension Schema {
  /// Finds the job a printer prints among all that it ever printed.
  ///
  /// - Throws: the database's error.
  static func indexLeases(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE INDEX print_jobs_leased ON print_jobs (printer_id, leased_until)
          WHERE status = 'processing';
        """)
  }
}
