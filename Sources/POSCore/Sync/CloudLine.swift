import GRDB
import POSModel

/// What is known of the line to the cloud. Nothing is written that stands there already, so that a
/// line that stays as it is costs no disk anything.
struct CloudLine {
  let db: Database
  let now: Instant

  /// How the line is.
  ///
  /// - Throws: the database's error.
  func set(_ line: SyncState.Line) throws {
    try db.cachedStatement(
      sql: "UPDATE cloud_line SET state = ?1, state_since = ?2 WHERE state <> ?1"
    ).execute(arguments: [line.rawValue, now.text])
  }

  /// What went wrong; nil when nothing did.
  ///
  /// - Throws: the database's error.
  func set(trouble: String?) throws {
    try db.cachedStatement(
      sql: "UPDATE cloud_line SET trouble = ?1, trouble_at = ?2 WHERE trouble IS NOT ?1"
    ).execute(arguments: [trouble, trouble == nil ? nil : now.text])
  }

  /// Why nothing comes from the cloud; nil when it does.
  ///
  /// - Throws: the database's error.
  func set(pullTrouble: String?) throws {
    try db.cachedStatement(
      sql: """
        UPDATE cloud_line SET pull_trouble = ?1, pull_trouble_at = ?2 WHERE pull_trouble IS NOT ?1
        """
    ).execute(arguments: [pullTrouble, pullTrouble == nil ? nil : now.text])
  }

  /// Nothing is on its way any more.
  ///
  /// - Throws: the database's error.
  func endSending() throws {
    try db.cachedStatement(sql: "UPDATE cloud_line SET sending_since = NULL").execute()
  }

  /// What became of the last push.
  ///
  /// - Throws: the database's error.
  func set(last push: SyncState.Push) throws {
    try db.cachedStatement(
      sql: """
        UPDATE cloud_line SET last_at = ?, last_milliseconds = ?, last_sent = ?, last_stored = ?,
          last_refused = ?
        """
    ).execute(arguments: [
      push.at.text, push.milliseconds, push.sent, push.stored, push.refused,
    ])
  }

  /// What the cloud has of each origin's events. Of an origin it does not name it has none. A cloud
  /// that has less than it said was set back: the rest is sent again, and all is pulled anew. So is
  /// one that has none of the events any more that were others than here.
  ///
  /// - Throws: the database's error.
  func set(have: [DeviceID: Int64]) throws {
    let known = try Row.fetchAll(
      db,
      sql: """
        SELECT origin_device_id, cloud_seq, COALESCE(queued_seq, 0), conflict_seq FROM origins
        LEFT JOIN cloud_origins USING (origin_device_id)
        """)
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO cloud_origins (origin_device_id, cloud_seq) VALUES (?, ?)
        ON CONFLICT (origin_device_id) DO UPDATE SET cloud_seq = excluded.cloud_seq
        """)
    var isSetBack = false
    for row in known {
      let (origin, seq): (String, Int64?) = (row[0], row[1])
      let present = have[DeviceID(origin)] ?? 0
      if let seq, present < seq { isSetBack = true }
      if present != seq { try statement.execute(arguments: [origin, present]) }
      if let conflict = row[3] as Int64?, present < conflict {
        try db.execute(
          sql: "UPDATE cloud_origins SET conflict_seq = NULL WHERE origin_device_id = ?",
          arguments: [origin])
      }
      let queued: Int64 = row[2]
      if present < queued { try rewind(origin, from: queued, to: present) }
    }
    // Also where all that it lost came from elsewhere.
    if isSetBack { try PullPlace(db: db, now: now).beginAnew() }
  }

  /// Makes the events of an origin the cloud's again that it said it had.
  ///
  /// - Throws: the database's error.
  private func rewind(_ origin: String, from queued: Int64, to present: Int64) throws {
    let waiting = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT COUNT(*) FROM outbox WHERE origin_device_id = ? AND origin_seq > ?
            AND origin_seq <= ? AND status <> 'cloud_ack'
          """), arguments: [origin, present, queued])
    guard (waiting ?? 0) < queued - present else { return }
    try db.execute(
      sql: """
        DELETE FROM outbox
        WHERE origin_device_id = ?1 AND origin_seq > ?2 AND status = 'cloud_ack';
        """, arguments: [origin, present])
    try db.execute(
      sql: "UPDATE cloud_origins SET queued_seq = ? WHERE origin_device_id = ?",
      arguments: [present, origin])
  }
}
