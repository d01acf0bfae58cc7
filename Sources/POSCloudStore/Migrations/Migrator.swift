import POSModel

/// Brings a database to the present version, and tells which it has.
struct Migrator {
  /// Of all that take advisory locks in this database, the one of migrations.
  private static let lock: Int64 = 0x706F_735F_6D69_6772

  let connection: Connection

  /// Runs what is missing, each in a transaction of its own. Whoever migrates at the same time
  /// waits and finds nothing to do.
  ///
  /// - Returns: the numbers of those that were run.
  /// - Throws: ``CloudFailure/newer(found:needed:)``, or ``DatabaseFault``; what was run before
  ///   stays.
  func migrate(at now: Instant) throws -> [Int] {
    try locked {
      try connection.run(
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
          number bigint NOT NULL PRIMARY KEY, applied_at text NOT NULL)
        """)
    }
    var done: [Int] = []
    for migration in Migration.all {
      try locked {
        let found = try version()
        guard found <= Migration.latest else {
          throw CloudFailure.newer(found: found, needed: Migration.latest)
        }
        guard found < migration.number else { return }
        try connection.run(migration.sql)
        try connection.execute(
          "INSERT INTO schema_migrations (number, applied_at) VALUES ($1, $2)",
          [.integer(Int64(migration.number)), .text(now.text)])
        done.append(migration.number)
      }
    }
    return done
  }

  /// Refuses a database of another version than this program's.
  ///
  /// - Throws: ``CloudFailure/notMigrated(found:needed:)``, ``CloudFailure/newer(found:needed:)``;
  ///   ``DatabaseFault``.
  func check() throws {
    let tables = try connection.execute("SELECT to_regclass('schema_migrations') IS NOT NULL")
    let found = tables.first?.flag(0) == true ? try version() : 0
    let needed = Migration.latest
    if found > needed { throw CloudFailure.newer(found: found, needed: needed) }
    if found < needed { throw CloudFailure.notMigrated(found: found, needed: needed) }
  }

  /// The highest version that was applied; 0 before the first.
  private func version() throws -> Int {
    let rows = try connection.execute("SELECT COALESCE(MAX(number), 0) FROM schema_migrations")
    return Int(rows.first?.integer(0) ?? 0)
  }

  /// Runs `body` in a transaction while nobody else migrates.
  ///
  /// - Throws: what `body` throws; ``DatabaseFault``.
  func locked(_ body: () throws -> Void) throws {
    try connection.run("BEGIN")
    do {
      try connection.execute("SELECT pg_advisory_xact_lock($1)", [.integer(Self.lock)])
      try body()
      try connection.run("COMMIT")
    } catch {
      // A connection that cannot even roll back is closed, which rolls back too.
      try? connection.run("ROLLBACK")
      throw error
    }
  }
}
