import GRDB

extension Schema {
  /// What the kitchen makes and the printers print.
  ///
  /// - Throws: the database's error.
  static func createJobs(_ db: Database) throws {
    try createKdsTickets(db)
    try createPrintJobs(db)
  }

  /// What a station sees of a round.
  ///
  /// - Throws: the database's error.
  private static func createKdsTickets(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE kds_tickets (
          id TEXT NOT NULL PRIMARY KEY,
          check_id TEXT NOT NULL REFERENCES checks (id),
          station_id TEXT NOT NULL,
          round INTEGER NOT NULL CHECK (round >= 1),
          status TEXT NOT NULL CHECK (status IN ('queued', 'in_progress', 'ready', 'bumped')),
          created_at TEXT NOT NULL,
          version INTEGER NOT NULL CHECK (version >= 1),
          lamport INTEGER NOT NULL,
          origin_device_id TEXT NOT NULL,
          origin_store_id TEXT NOT NULL,
          origin_created_at TEXT NOT NULL,
          UNIQUE (check_id, station_id, round)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// What printers are to print, once.
  ///
  /// - Throws: the database's error.
  private static func createPrintJobs(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE print_jobs (
          id TEXT NOT NULL PRIMARY KEY,
          status TEXT NOT NULL DEFAULT 'queued'
            CHECK (status IN ('queued', 'processing', 'printed', 'failed')),
          printer_id TEXT NOT NULL,
          document TEXT NOT NULL,
          dedupe_key TEXT NOT NULL UNIQUE,
          leased_by TEXT,
          leased_until TEXT,
          lease_token TEXT,
          attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
          due_at TEXT NOT NULL,
          last_error TEXT,
          created_at TEXT NOT NULL,
          origin_device_id TEXT NOT NULL,
          origin_store_id TEXT NOT NULL,
          origin_created_at TEXT NOT NULL,
          CHECK ((status = 'processing') = (lease_token IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX print_jobs_by_due ON print_jobs (printer_id, status, due_at);
        """)
  }
}
