import GRDB
import POSModel
import POSWire

/// The log of events: appends to it and reads it back. Only inside a transaction behind the gate.
struct EventLog {
  let realm: Realm
  let db: Database

  /// How far an origin's events have come.
  struct OriginState {
    var lastSeq: Int64
    var chain: String
    var lamport: Int64
  }

  /// How far the log has come.
  struct Head {
    /// This store's own events.
    var own: OriginState
    /// The place of the last event in this store's own order of arrival.
    var arrival: Int64
    /// The highest logical clock there is.
    var lamport: Int64
  }

  /// How far the log has come.
  ///
  /// - Throws: ``StoreFailure/damaged(_:)`` when it has no origin of its own; the database's error.
  func head() throws -> Head {
    let statement = try db.cachedStatement(
      sql: """
        SELECT last_seq, chain, lamport, COALESCE((SELECT MAX(arrival) FROM events), 0),
          (SELECT MAX(lamport) FROM origins)
        FROM origins WHERE origin_device_id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [realm.origin.rawValue]) else {
      throw StoreFailure.damaged("the log's own origin")
    }
    return Head(
      own: OriginState(lastSeq: row[0], chain: row[1], lamport: row[2]), arrival: row[3],
      lamport: row[4])
  }

  /// The state of an origin; nil when nothing of it was heard.
  ///
  /// - Throws: the database's error.
  func state(of origin: DeviceID) throws -> OriginState? {
    let statement = try db.cachedStatement(
      sql: "SELECT last_seq, chain, lamport FROM origins WHERE origin_device_id = ?")
    return try Row.fetchOne(statement, arguments: [origin.rawValue]).map {
      OriginState(lastSeq: $0[0], chain: $0[1], lamport: $0[2])
    }
  }

  /// Writes down how far an origin's events have come.
  ///
  /// - Throws: the database's error.
  func set(_ state: OriginState, of origin: DeviceID) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO origins (origin_device_id, last_seq, chain, lamport) VALUES (?, ?, ?, ?)
        ON CONFLICT (origin_device_id) DO UPDATE SET
          last_seq = excluded.last_seq, chain = excluded.chain, lamport = excluded.lamport
        """)
    try statement.execute(
      arguments: [origin.rawValue, state.lastSeq, state.chain, state.lamport])
  }

  /// The place of the next event in this store's own order of arrival.
  ///
  /// - Throws: the database's error.
  func nextArrival() throws -> Int64 {
    let statement = try db.cachedStatement(sql: "SELECT MAX(arrival) FROM events")
    return (try Int64.fetchOne(statement) ?? 0) + 1
  }

  /// Appends one event. `requestHash` is set on the first event of a local command.
  ///
  /// - Throws: the database's error; an event that is there already is one.
  func append(_ event: Envelope, chain: String, arrival: Int64, requestHash: String?) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO events
          (event_id, arrival, origin_device_id, origin_seq, device_id, aggregate_type,
           aggregate_id, version, type, at, actor_user_id, lamport, payload, payload_sha256, chain,
           request_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      event.eventID.rawValue, arrival, event.origin.rawValue, event.seq, event.device.rawValue,
      event.aggregateType, event.aggregateID, event.version, event.type, event.at.text,
      event.actor.rawValue, event.lamport, String(decoding: event.payload, as: UTF8.self),
      event.payloadSHA256, chain, requestHash,
    ])
  }

  /// The link of the hash chain after `chain`.
  static func link(_ chain: String, _ payloadSHA256: String) -> String {
    SHA256Hex.of((chain + payloadSHA256).utf8)
  }

  private static let columns = """
    SELECT event_id, origin_device_id, origin_seq, device_id, aggregate_type, aggregate_id, version,
      type, at, actor_user_id, lamport, payload, payload_sha256 FROM events
    """

  /// The events of one aggregate, in the order of the fold.
  ///
  /// - Throws: the database's error.
  func events(of aggregate: String, type: String) throws -> [Envelope] {
    try fetch(
      """
      WHERE aggregate_id = ? AND aggregate_type = ?
      ORDER BY lamport, origin_device_id, event_id
      """, [aggregate, type])
  }

  /// The events of one aggregate up to that logical clock, in the order of the fold.
  ///
  /// - Throws: the database's error.
  func events(of aggregate: String, type: String, until lamport: Int64) throws -> [Envelope] {
    try fetch(
      """
      WHERE aggregate_id = ? AND aggregate_type = ? AND lamport <= ?
      ORDER BY lamport, origin_device_id, event_id
      """, [aggregate, type, lamport])
  }

  /// The events of one aggregate in the order they arrived here, after the first `count`.
  ///
  /// - Throws: the database's error.
  func events(of aggregate: String, type: String, arrivedAfter count: Int) throws -> [Envelope] {
    try fetch(
      "WHERE aggregate_id = ? AND aggregate_type = ? ORDER BY arrival LIMIT -1 OFFSET ?",
      [aggregate, type, count])
  }

  /// The events of one aggregate that had arrived when `event` did, in the order of the fold.
  ///
  /// - Throws: the database's error.
  func events(of aggregate: String, type: String, arrivedWith event: EventID) throws -> [Envelope] {
    try fetch(
      """
      WHERE aggregate_id = ? AND aggregate_type = ?
        AND arrival <= (SELECT arrival FROM events WHERE event_id = ?)
      ORDER BY lamport, origin_device_id, event_id
      """, [aggregate, type, event.rawValue])
  }

  /// The events of one origin after `seq`, at most `limit`.
  ///
  /// - Throws: the database's error.
  func events(from origin: DeviceID, after seq: Int64, limit: Int) throws -> [Envelope] {
    try fetch(
      "WHERE origin_device_id = ? AND origin_seq > ? ORDER BY origin_seq LIMIT ?",
      [origin.rawValue, seq, limit])
  }

  /// The place of an aggregate's last event in the fold; nil when it has none.
  ///
  /// - Throws: the database's error.
  func lastPosition(of aggregate: String, type: String) throws -> FoldPosition? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT lamport, origin_device_id, event_id FROM events
        WHERE aggregate_id = ? AND aggregate_type = ?
        ORDER BY lamport DESC, origin_device_id DESC, event_id DESC LIMIT 1
        """)
    return try Row.fetchOne(statement, arguments: [aggregate, type]).map {
      FoldPosition(lamport: $0[0], origin: DeviceID($0[1]), eventID: EventID($0[2]))
    }
  }

  /// The event of that id.
  ///
  /// - Throws: the database's error.
  func event(_ id: EventID) throws -> Envelope? {
    try fetch("WHERE event_id = ?", [id.rawValue]).first
  }

  /// The events a clause picks.
  ///
  /// - Throws: the database's error.
  private func fetch(_ clause: String, _ arguments: StatementArguments) throws -> [Envelope] {
    let statement = try db.cachedStatement(sql: Self.columns + "\n" + clause)
    return try Row.fetchAll(statement, arguments: arguments).map { row in
      guard let at = Instant(text: row[8]) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an event's moment is none")
      }
      let payload: String = row[11]
      return Envelope(
        stamp: FactStamp(
          eventID: EventID(row[0]), at: at, lamport: row[10], origin: DeviceID(row[1]),
          actor: EmployeeID(row[9])),
        tenant: realm.tenant, store: realm.store, aggregateType: row[4], aggregateID: row[5],
        version: row[6], type: row[7], device: DeviceID(row[3]), seq: row[2],
        payload: Array(payload.utf8), payloadSHA256: row[12])
    }
  }
}
