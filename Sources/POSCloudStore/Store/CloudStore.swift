public import Logging
public import POSModel

/// The cloud's store: the events of all stores in PostgreSQL, one way to write them, and the
/// questions of lanes, online clients and owners.
///
/// Any number of them may serve one database: what one knows, it reads there.
public final class CloudStore: Sendable {
  let pool: ConnectionPool
  let time: any TimeSource
  let logger: Logger
  let newsDesk: NewsDesk
  let passwordDesk = PasswordDesk()

  /// Connects and serves as the role that cannot pass row security.
  ///
  /// - Throws: ``CloudFailure`` when the database is not to be had, not migrated or newer than this
  ///   program, or the role could pass row security.
  public static func open(
    _ url: String, time: any TimeSource, pool: PoolSize = PoolSize(), logger: Logger
  ) throws -> CloudStore {
    do {
      let first = try Connection.serving(url)
      try Migrator(connection: first).check()
    } catch { throw CloudFailure.translating(error) }
    return CloudStore(url, time: time, pool: pool, logger: logger)
  }

  private init(
    _ url: String, time: any TimeSource, pool: PoolSize, logger: Logger
  ) {
    self.pool = ConnectionPool(pool) { try Connection.serving(url) }
    (self.time, self.logger) = (time, logger)
    newsDesk = NewsDesk { try Connection.serving(url) }
  }

  /// Takes no more requests, finishes what runs and ends the waits for news.
  public func close() {
    newsDesk.stop()
    pool.stop()
  }

  /// What the connections are doing.
  public var poolFigures: PoolFigures { pool.figures }

  /// Whether the database can be served right now, as far as that is known in so long.
  ///
  /// - Throws: ``CloudFailure`` that says why not.
  public func checkReady(within patience: Duration) async throws {
    let (answers, answer) = AsyncStream.makeStream(of: Result<Void, any Error>.self)
    // Not of one group: that would wait for a question which the database does not answer.
    let asking = Task { [pool] in
      do {
        try await pool.run { try Migrator(connection: $0).check() }
        answer.yield(.success(()))
      } catch { answer.yield(.failure(error)) }
    }
    let waiting = Task {
      // Woken early when the other was first, or nobody wants to know any more.
      try? await Task.sleep(for: patience)
      answer.yield(.failure(CloudFailure.unavailable("no answer within \(patience)")))
    }
    defer {
      asking.cancel()
      waiting.cancel()
    }
    for await known in answers { return try known.get() }
    throw CancellationError()
  }
}

extension Connection {
  /// A connection as the role that serves.
  ///
  /// - Throws: ``DatabaseFault``; ``CloudFailure/unsafeRole(_:)``.
  static func serving(_ url: String) throws -> Connection {
    let connection = try Connection(url)
    let role = try connection.execute(
      "SELECT 1 FROM pg_roles WHERE rolname = $1", [.text(RealmTable.role)])
    // Migrating makes the role, so a database without it has no tables either.
    guard role.count > 0 else {
      throw CloudFailure.notMigrated(found: 0, needed: Migration.latest)
    }
    try connection.run("SET ROLE \(RealmTable.role)")
    let rights = try connection.execute(
      "SELECT rolsuper OR rolbypassrls, rolname FROM pg_roles WHERE rolname = current_user")
    guard let row = rights.first, !row.flag(0) else {
      throw CloudFailure.unsafeRole(RealmTable.role)
    }
    return connection
  }
}
