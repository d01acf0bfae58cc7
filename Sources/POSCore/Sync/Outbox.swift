import GRDB
import POSModel
import POSWire

/// The events the cloud has yet to acknowledge. Only inside a transaction behind the gate.
///
/// The log itself says what happened, so no sale writes here: rows are made from the log when it is
/// the turn of their events, in the background. How far that has come is remembered per origin, and
/// a crash between a sale and its row loses nothing. Without a cloud there is never a row.
struct Outbox {
  let log: EventLog
  var db: Database { log.db }

  /// For how long an event of another origin waits for that origin to send it, in milliseconds.
  static let othersWait: Int64 = 60_000

  /// Whether anything can be claimed, or made to be. In a store that was set back nothing can.
  ///
  /// - Throws: the database's error.
  func hasWork(at now: Instant) throws -> Bool {
    guard try SetBack(log: log).conflict(of: log.realm.origin) == nil else { return false }
    if try unqueued(of: log.realm.origin) > 0 { return true }
    let statement = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM outbox WHERE status IN ('pending', 'sent')
          AND CASE status WHEN 'sent' THEN lease_expires_at ELSE next_attempt_at END <= ?)
        """)
    if try Bool.fetchOne(statement, arguments: [now.text]) ?? false { return true }
    return try lacking(at: now, limit: 1).isEmpty == false
  }

  /// When the next row is due that is not due now; nil when there is none.
  ///
  /// - Throws: the database's error.
  func nextDue(after now: Instant) throws -> Instant? {
    let text = try String.fetchOne(
      db,
      sql: """
        SELECT MIN(CASE status WHEN 'sent' THEN lease_expires_at ELSE next_attempt_at END)
        FROM outbox WHERE status IN ('pending', 'sent')
          AND CASE status WHEN 'sent' THEN lease_expires_at ELSE next_attempt_at END > ?
        """, arguments: [now.text])
    return text.flatMap { Instant(text: $0) }
  }

  /// How many of an origin's events have no row yet.
  ///
  /// - Throws: the database's error.
  func unqueued(of origin: DeviceID) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: """
        SELECT last_seq - COALESCE((SELECT queued_seq FROM cloud_origins AS cloud
          WHERE cloud.origin_device_id = origins.origin_device_id), 0)
        FROM origins WHERE origin_device_id = ?
        """)
    return try Int64.fetchOne(statement, arguments: [origin.rawValue]) ?? 0
  }

  /// Makes rows for events whose turn it is, at most `limit` of an origin.
  ///
  /// - Throws: the database's error.
  func fill(at now: Instant, limit: Int) throws {
    // A store that gets its cloud after years has a million of them: they come as they are sent.
    let own = log.realm.origin
    let unqueued = try unqueued(of: own)
    if unqueued > 0, let last = try log.state(of: own)?.lastSeq, try open(of: own) < limit {
      let first = last - unqueued + 1
      try queue(own, first...min(last, first + Int64(limit) - 1), at: now)
    }
    for (origin, seqs) in try lacking(at: now, limit: limit) where try open(of: origin) < limit {
      try queue(origin, seqs, at: now)
    }
  }

  /// How many events of an origin are to be sent.
  ///
  /// - Throws: the database's error.
  private func open(of origin: DeviceID) throws -> Int {
    let statement = try db.cachedStatement(
      sql: """
        SELECT COUNT(*) FROM outbox WHERE origin_device_id = ? AND status IN ('pending', 'sent')
        """)
    return try Int.fetchOne(statement, arguments: [origin.rawValue]) ?? 0
  }

  /// The events of other origins that the cloud lacks, though their origin had the time to send
  /// them: a lane that died takes nothing with it.
  ///
  /// - Throws: the database's error.
  private func lacking(
    at now: Instant, limit: Int
  ) throws -> [(origin: DeviceID, seqs: ClosedRange<Int64>)] {
    let origins = try db.cachedStatement(
      sql: """
        SELECT cloud.origin_device_id, MAX(queued_seq, cloud_seq) + 1, last_seq
        FROM cloud_origins AS cloud JOIN origins USING (origin_device_id)
        WHERE cloud.origin_device_id <> ? AND last_seq > MAX(queued_seq, cloud_seq)
          AND conflict_seq IS NULL
        ORDER BY cloud.origin_device_id
        """)
    // Not MAX(seq) of the old ones: clocks that were put back must leave no gap.
    let young = try db.cachedStatement(
      sql: """
        SELECT MIN(origin_seq) FROM events JOIN inbox_processed USING (event_id)
        WHERE origin_device_id = ? AND origin_seq BETWEEN ? AND ? AND received_at > ?
        """)
    let cutoff = now.adding(milliseconds: -Self.othersWait).text
    return try Row.fetchAll(origins, arguments: [log.realm.origin.rawValue]).compactMap { row in
      let (first, last): (Int64, Int64) = (row[1], min(row[2], row[1] + Int64(limit) - 1))
      let waiting = try Int64.fetchOne(
        young, arguments: [row[0] as String, first, last, cutoff])
      let end = waiting.map { $0 - 1 } ?? last
      return end < first ? nil : (DeviceID(row[0]), first...end)
    }
  }

  /// Makes rows for an origin's events.
  ///
  /// - Throws: the database's error.
  private func queue(_ origin: DeviceID, _ seqs: ClosedRange<Int64>, at now: Instant) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO outbox (event_id, origin_device_id, origin_seq, next_attempt_at)
        SELECT event_id, origin_device_id, origin_seq, ? FROM events
        WHERE origin_device_id = ? AND origin_seq BETWEEN ? AND ?
        ON CONFLICT (event_id) DO NOTHING
        """
    ).execute(arguments: [now.text, origin.rawValue, seqs.lowerBound, seqs.upperBound])
    try db.cachedStatement(
      sql: """
        INSERT INTO cloud_origins (origin_device_id, queued_seq) VALUES (?, ?)
        ON CONFLICT (origin_device_id) DO UPDATE SET queued_seq = excluded.queued_seq
        """
    ).execute(arguments: [origin.rawValue, seqs.upperBound])
  }

  /// The rows that may go now, each origin's in order, the device's own first.
  ///
  /// None goes before one of its origin that somebody has under a lease, or that waits because
  /// nobody knows what became of it: it would leave a gap. What the cloud itself sent back holds up
  /// nobody.
  ///
  /// - Throws: the database's error.
  func claimable(at now: Instant, limit: Int) throws -> [PushClaim.Item] {
    let statement = try db.cachedStatement(
      sql: """
        WITH held AS (
          SELECT origin_device_id AS origin, MIN(origin_seq) AS seq FROM outbox
          WHERE status IN ('pending', 'sent') AND CASE status WHEN 'sent'
            THEN lease_expires_at > ?1 ELSE holds_back = 1 AND next_attempt_at > ?1 END
          GROUP BY origin_device_id)
        SELECT event_id, attempts, last_error IS NOT NULL
        FROM outbox LEFT JOIN held ON origin = origin_device_id
        WHERE status IN ('pending', 'sent')
          AND CASE status WHEN 'sent' THEN lease_expires_at ELSE next_attempt_at END <= ?1
          AND (seq IS NULL OR origin_seq < seq)
        ORDER BY origin_device_id <> ?2, origin_device_id, origin_seq LIMIT ?3
        """)
    return try Row.fetchAll(
      statement, arguments: [now.text, log.realm.origin.rawValue, limit]
    ).map { PushClaim.Item(id: EventID($0[0]), attempts: $0[1], hasFailed: $0[2]) }
  }
}
