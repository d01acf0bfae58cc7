import GRDB

extension Schema {
  /// What the print agent notes: when it began to send a job, and how its printers are.
  ///
  /// - Throws: the database's error.
  static func createPrinting(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE print_jobs ADD COLUMN sending_at TEXT;
        ALTER TABLE print_jobs ADD COLUMN printed_at TEXT;
        DROP INDEX print_jobs_by_due;
        CREATE INDEX print_jobs_waiting ON print_jobs (printer_id, due_at, id)
          WHERE status IN ('queued', 'processing');
        CREATE TABLE printer_states (
          printer_id TEXT NOT NULL PRIMARY KEY,
          trouble TEXT NOT NULL,
          since TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
