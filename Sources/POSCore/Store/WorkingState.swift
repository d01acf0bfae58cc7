import GRDB
import POSModel
import Synchronization

extension Store {
  /// What the writer keeps between transactions.
  struct WorkingState {
    var cache = AggregateCache()
    var rules: (dataVersion: Int, changes: Int, rules: StoreRules)?
    /// How far the log has come; nil when somebody else may have written to it.
    var head: EventLog.Head?
    /// SQLite's count of what other connections wrote, as this transaction sees it. While it stays,
    /// the store holds what this one wrote last, and none of that needs to be read again.
    private(set) var dataVersion = 0

    /// Finds out whether somebody else wrote since the last transaction. Called when one has begun,
    /// after which nobody else writes.
    ///
    /// - Throws: the database's error.
    mutating func begin(_ db: Database) throws {
      let statement = try db.cachedStatement(sql: "PRAGMA data_version")
      let version = try Int.fetchOne(statement) ?? 0
      guard version != dataVersion else { return }
      (dataVersion, head) = (version, nil)
      cache.doubt()
    }

    /// Runs a transaction that remembers things here; they are forgotten when it comes to nothing.
    ///
    /// In place: a copy for each transaction would copy the whole cache.
    ///
    /// - Throws: what `transaction` throws.
    mutating func remembering<T>(_ transaction: (inout WorkingState) throws -> T) throws -> T {
      let rules = rules
      do {
        let result = try transaction(&self)
        cache.settle()
        return result
      } catch {
        cache.takeBack()
        (self.rules, head) = (rules, nil)
        throw error
      }
    }
  }

  /// Runs `body` in one transaction behind the gate, with what the writer remembers.
  ///
  /// - Throws: as ``write(_:)``.
  func writing<T: Sendable>(_ body: (EventLog, inout WorkingState) throws -> T) throws -> T {
    try working.withLock { working in
      try working.remembering { working in
        try write { log in
          try working.begin(log.db)
          return try body(log, &working)
        }
      }
    }
  }
}
