import Dispatch
import GRDB
import POSModel

extension Store {
  /// How often one process keeps house for a store, in milliseconds. Often, so that little is
  /// folded back at a time: everybody who writes waits for it at the gate.
  public static let housekeepingInterval = 250

  /// Folds the write-ahead log back into the store file and clears away expired responses.
  ///
  /// Behind the gate, as every write. A checkpoint that readers hold up is finished by the next.
  ///
  /// - Returns: whether all of the log could be folded back.
  /// - Throws: ``StoreFailure``.
  @discardableResult
  public func keepHouse() throws -> Bool {
    try clearExpiredKeys()
    return try checkpoint()
  }

  /// Removes stored responses that are past their time; the effects themselves stay for ever.
  ///
  /// - Returns: how many.
  /// - Throws: ``StoreFailure``.
  @discardableResult
  public func clearExpiredKeys() throws -> Int {
    let now = time.now().text
    var cleared = 0
    // In portions, so that no cashier waits at the gate for a year's worth of them.
    while try hasExpiredKeys(at: now) { cleared += try clearPortion(expiredAt: now) }
    return cleared
  }

  /// Whether there is a stored response past its time.
  ///
  /// - Throws: ``StoreFailure``.
  private func hasExpiredKeys(at now: String) throws -> Bool {
    try read { log in
      let statement = try log.db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM idempotency_keys WHERE expires_at <= ?)")
      return try Bool.fetchOne(statement, arguments: [now]) ?? false
    }
  }

  /// Removes a few of the stored responses that are past their time.
  ///
  /// - Throws: ``StoreFailure``.
  private func clearPortion(expiredAt now: String) throws -> Int {
    try write { log in
      try log.db.execute(
        sql: """
          DELETE FROM idempotency_keys
          WHERE (enterprise_id, workstation_id, operation, idempotency_key) IN
            (SELECT enterprise_id, workstation_id, operation, idempotency_key
             FROM idempotency_keys WHERE expires_at <= ? ORDER BY expires_at LIMIT 500)
          """, arguments: [now])
      return log.db.changesCount
    }
  }

  /// Folds the write-ahead log back into the store file, as far as readers let it.
  ///
  /// - Returns: whether that was all of it.
  /// - Throws: ``StoreFailure``.
  @discardableResult
  func checkpoint() throws -> Bool {
    try Store.translating(folder) {
      try pool.writeWithoutTransaction { db in
        let result = try gate.pass { try db.checkpoint(.passive) }
        return result.checkpointedFrameCount == result.walFrameCount
      }
    }
  }
}
