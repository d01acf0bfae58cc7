import GRDB
public import POSModel

extension Store {
  /// How many of the events the cloud did not take are told one by one.
  public static let mostRefusedShown = 20

  /// How the store stands with its cloud.
  ///
  /// - Throws: ``StoreFailure``.
  public func syncState() throws -> SyncState {
    try read { log in try SyncStateQuery(log: log).state() }
  }
}

/// Reads how the store stands with its cloud.
private struct SyncStateQuery {
  let log: EventLog
  var db: Database { log.db }

  /// - Throws: the database's error.
  func state() throws -> SyncState {
    var state = SyncState()
    let statement = try db.cachedStatement(
      sql: """
        SELECT state, state_since, sending_since, last_at, last_milliseconds, last_sent,
          last_stored, last_refused, trouble_at, trouble,
          (SELECT COUNT(*) FROM outbox WHERE status IN ('pending', 'sent')),
          (SELECT COUNT(*) FROM outbox WHERE status = 'error'), pull_trouble_at, pull_trouble
        FROM cloud_line
        """)
    guard let row = try Row.fetchOne(statement) else {
      throw StoreFailure.damaged("the line to the cloud")
    }
    func moment(_ column: Int) -> Instant? {
      (row[column] as String?).flatMap { Instant(text: $0) }
    }
    state.line = SyncState.Line(rawValue: row[0]) ?? .unknown
    state.lineSince = moment(1)
    if let since = moment(2) {
      let count =
        try Int.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT COUNT(*) FROM outbox WHERE status IN ('pending', 'sent') AND status = 'sent'
              """)) ?? 0
      if count > 0 { state.sending = SyncState.Sending(count: count, since: since) }
    }
    if let at = moment(3) {
      state.last = SyncState.Push(
        at: at, milliseconds: row[4] ?? 0, sent: row[5] ?? 0, stored: row[6] ?? 0,
        refused: row[7] ?? 0)
    }
    if let at = moment(8) { state.trouble = SyncState.Trouble(at: at, reason: row[9] ?? "") }
    if let at = moment(12) {
      state.pullTrouble = SyncState.Trouble(at: at, reason: row[13] ?? "")
    }
    state.queued = (row[10] as Int) + Int(try Outbox(log: log).unqueued(of: log.realm.origin))
    state.refusedCount = row[11]
    if state.refusedCount > 0 { state.refused = try refused() }
    return state
  }

  /// The first events that the cloud did not take.
  ///
  /// - Throws: the database's error.
  private func refused() throws -> [SyncState.Refused] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT type, outbox.origin_seq, outbox.origin_device_id, COALESCE(last_error, '')
        FROM outbox JOIN events USING (event_id) WHERE status = 'error'
        ORDER BY outbox.origin_device_id, outbox.origin_seq LIMIT ?
        """)
    return try Row.fetchAll(statement, arguments: [Store.mostRefusedShown]).map {
      SyncState.Refused(type: $0[0], seq: $0[1], origin: DeviceID($0[2]), reason: $0[3])
    }
  }
}
