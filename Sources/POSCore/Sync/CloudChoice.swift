import GRDB
import POSModel

extension Store {
  /// Begins to sync with a cloud, named by its address. With another than before everything begins
  /// anew: all that ever happened is sent to it.
  ///
  /// - Throws: ``StoreFailure``.
  public func beginSync(with cloud: String) throws {
    let known = try read { log in
      try String.fetchOne(log.db, sql: "SELECT cloud FROM cloud_line")
    }
    guard known != cloud else { return }
    let now = time.now()
    try write { log in
      try log.db.execute(
        sql: """
          DELETE FROM outbox;
          DELETE FROM cloud_origins;
          DELETE FROM cloud_gaps;
          DELETE FROM cloud_line;
          INSERT INTO cloud_line (id, cloud) VALUES (1, ?);
          """, arguments: [cloud])
      // What a manager was told of another cloud is over; this one may say it again.
      try SyncReviews(db: log.db, now: now).settleAll()
    }
  }

  /// **Sync now**: whoever syncs this store does so at once, and what was given up is tried again.
  ///
  /// - Throws: ``StoreFailure``.
  public func askForSync() throws {
    let now = time.now()
    try write { log in
      try log.db.execute(
        sql: """
          UPDATE outbox
          SET status = 'pending', attempts = 0, holds_back = 0, silences = 0, next_attempt_at = ?
          WHERE status = 'error'
          """, arguments: [now.text])
      try log.db.execute(
        sql: """
          UPDATE outbox SET next_attempt_at = ?1
          WHERE status IN ('pending', 'sent') AND status = 'pending' AND next_attempt_at > ?1
          """, arguments: [now.text])
      try log.db.execute(sql: "UPDATE cloud_line SET asked = asked + 1")
    }
  }

  /// How often somebody asked to sync at once.
  ///
  /// - Throws: ``StoreFailure``.
  public func syncsAsked() throws -> Int64 {
    try read { log in
      try Int64.fetchOne(log.db.cachedStatement(sql: "SELECT asked FROM cloud_line")) ?? 0
    }
  }
}
