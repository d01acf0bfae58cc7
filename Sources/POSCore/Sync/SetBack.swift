import GRDB
import POSModel
import POSWire

/// Finds out from which events on the cloud has others of an origin than this store.
///
/// It does after a store file was put back: what it sells then has the counts of events that the
/// cloud has. Stored there, it would make one log of two; so nothing of that origin is sent any
/// more, until the cloud has none of those events.
struct SetBack {
  let log: EventLog
  private var db: Database { log.db }

  init(log: EventLog) { self.log = log }

  /// Takes what the cloud said of events, and what it has.
  ///
  /// - Returns: What a manager is told where this device's own events are concerned; nil where the
  ///   store has all it ever had.
  /// - Throws: the database's error.
  func note(_ answer: PushAnswer) throws -> String? {
    for result in answer.results where result.isPlaceTaken {
      // A cloud that was set back wants what is here of its own events, whatever it did since.
      guard let event = try log.event(result.clientTxID), !event.origin.isCloud else { continue }
      try note(event.seq, of: event.origin)
    }
    let own = log.realm.origin
    let here = try log.state(of: own)?.lastSeq ?? 0
    let there = answer.have[own] ?? 0
    // Where it is known that both went on, this copy is not to be thrown away for the newest.
    let both = try conflict(of: own).map {
      "from \($0) on that are not here, and none of what was done here since: keep this copy, too"
    }
    // Not written down: where somebody else's refused item took the place, the next event fills it.
    let behind = there > here ? "up to \(there) that are not here" : nil
    return (both ?? behind).map { which in
      "this store was set back: the cloud has events of \(own) \(which). "
        + "Nothing is sent until the newest copy is put in its place. Where there is none, another "
        + "device takes over ('pos init --join'), and gets what the cloud has"
    }
  }

  /// From which of an origin's events on the cloud has others; nil where none is known.
  ///
  /// - Throws: the database's error.
  func conflict(of origin: DeviceID) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: "SELECT conflict_seq FROM cloud_origins WHERE origin_device_id = ?")
    return try Int64.fetchOne(statement, arguments: [origin.rawValue])
  }

  /// Writes down that the cloud has another event in a place.
  ///
  /// - Throws: the database's error.
  private func note(_ seq: Int64, of origin: DeviceID) throws {
    if let known = try conflict(of: origin), known <= seq { return }
    try db.execute(
      sql: """
        INSERT INTO cloud_origins (origin_device_id, conflict_seq) VALUES (?1, ?2)
        ON CONFLICT (origin_device_id) DO UPDATE SET conflict_seq = excluded.conflict_seq
        """, arguments: [origin.rawValue, seq])
    guard origin != log.realm.origin else { return }
    // Of another device nothing more is passed on; it is told of itself.
    try db.execute(
      sql: """
        DELETE FROM outbox WHERE origin_device_id = ? AND origin_seq > ?
          AND status IN ('pending', 'sent')
        """, arguments: [origin.rawValue, seq])
    try db.execute(
      sql: "UPDATE cloud_origins SET queued_seq = MIN(queued_seq, ?) WHERE origin_device_id = ?",
      arguments: [seq, origin.rawValue])
  }
}
