import Dispatch
import GRDB
import POSModel

extension Store {
  /// How often one process keeps house for a store, in milliseconds. Often, so that little is
  /// folded back at a time: everybody who writes waits for it at the gate.
  public static let housekeepingInterval = 250

  /// Folds the write-ahead log back into the store file and clears away expired responses and
  /// what the cloud acknowledged long ago.
  ///
  /// Behind the gate, as every write. A checkpoint that readers hold up is finished by the next.
  ///
  /// - Returns: whether all of the log could be folded back.
  /// - Throws: ``StoreFailure``.
  @discardableResult
  public func keepHouse() throws -> Bool {
    try clearExpiredKeys()
    try clearAcknowledged()
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

  /// How long the outbox keeps what the cloud has acknowledged, in milliseconds: 30 days.
  private static let acknowledgedLife: Int64 = 30 * 24 * 3_600_000

  /// Removes what the cloud acknowledged long ago from the outbox. It does not come back: how far
  /// each origin's events were put there is remembered apart.
  ///
  /// - Throws: ``StoreFailure``.
  private func clearAcknowledged() throws {
    let cutoff = time.now().adding(milliseconds: -Self.acknowledgedLife).text
    /// Whether there is some.
    ///
    /// - Throws: ``StoreFailure``.
    func hasSome() throws -> Bool {
      try read { log in
        let statement = try log.db.cachedStatement(
          sql: """
            SELECT EXISTS (SELECT 1 FROM outbox WHERE status = 'cloud_ack' AND acknowledged_at <= ?)
            """)
        return try Bool.fetchOne(statement, arguments: [cutoff]) ?? false
      }
    }
    while try hasSome() {
      try write { log in
        try log.db.execute(
          sql: """
            DELETE FROM outbox WHERE event_id IN (SELECT event_id FROM outbox
              WHERE status = 'cloud_ack' AND acknowledged_at <= ?
              ORDER BY acknowledged_at LIMIT 500)
            """, arguments: [cutoff])
      }
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
