import GRDB
import POSModel
import Synchronization

/// The local core library: one SQLite file, one way to write, and the questions screens ask.
///
/// Every change is ``perform(_:)`` or ``receive(_:from:)``: one transaction behind the write gate,
/// fsynced before it returns. Threads and processes may share a store file.
public final class Store: Sendable {
  /// Where the store lives.
  public let folder: DataFolder
  /// Whose store it is.
  public let realm: Realm
  let pool: DatabasePool
  let gate: WriteGate
  /// The file that was opened: a sale must not go into one that was deleted or replaced.
  private let file: FileIdentity?
  let time: any TimeSource
  /// Used inside `write` alone, where one thread is at a time.
  let working = Mutex(WorkingState())

  init(folder: DataFolder, realm: Realm, pool: DatabasePool, gate: WriteGate, time: any TimeSource)
  {
    (self.folder, self.realm, self.pool) = (folder, realm, pool)
    (self.gate, self.time) = (gate, time)
    file = FileIdentity(path: folder.store)
  }

  /// The longest anybody in this process waited for the write gate.
  public var longestGateWait: Duration { gate.longestWait }

  /// Runs `body` in one transaction behind the gate; it is committed and fsynced, or nothing is.
  ///
  /// - Throws: what `body` throws; ``StoreFailure`` for what disk and database say.
  func write<T>(_ body: (EventLog) throws -> T) throws -> T {
    try Self.translating(folder) {
      try pool.writeWithoutTransaction { db in
        try gate.pass {
          guard FileIdentity(path: folder.store) == file else {
            throw StoreFailure.gone(folder.store)
          }
          // As statements that are kept: GRDB's own are read by SQLite anew each time.
          try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
          do {
            let result = try body(EventLog(realm: realm, db: db))
            try db.cachedStatement(sql: "COMMIT").execute()
            return result
          } catch {
            // SQLite takes some transactions back by itself; the fault is the one that is told.
            if db.isInsideTransaction { try? db.rollback() }
            throw error
          }
        }
      }
    }
  }

  /// Runs `body` on an unchanging view of the store.
  ///
  /// - Throws: what `body` throws; ``StoreFailure`` for what disk and database say.
  func read<T>(_ body: (EventLog) throws -> T) throws -> T {
    try Self.translating(folder) {
      try pool.read { db in try body(EventLog(realm: realm, db: db)) }
    }
  }

  /// Closes the file, behind the gate: the last to close folds the write-ahead log back. The store
  /// is not used after that.
  ///
  /// - Throws: ``StoreFailure`` when a query still runs.
  public func close() throws {
    try Self.translating(folder) {
      try pool.writeWithoutTransaction { db in
        try gate.pass {
          // GRDB closes its readers last, and those may not fold the log back; so it is done here.
          // Nobody is waited for: where others still read, the last of them does it.
          try db.execute(sql: "PRAGMA busy_timeout = 0")
          do { _ = try db.checkpoint(.truncate) } catch DatabaseError.SQLITE_BUSY {}
        }
      }
      try gate.pass { try pool.close() }
    }
  }
}
