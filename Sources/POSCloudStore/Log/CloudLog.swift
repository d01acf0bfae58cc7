import POSModel
import POSWire

/// The log of one store's events. Only inside a transaction of its realm.
struct CloudLog {
  let realm: CloudRealm
  let connection: Connection

  /// The realm as the first two parameters of every statement.
  var keys: [Parameter] { [.text(realm.tenant.rawValue), .text(realm.store.rawValue)] }

  /// How far an origin's events have come.
  struct OriginState: Equatable {
    var lastSeq: Int64 = 0
    var chain = ""
    var lamport: Int64 = 0
    /// How often its next event came in vain because its clock is far ahead of all others.
    var farTries: Int64 = 0
  }

  /// The link of the hash chain after `chain`, as the till's log has it.
  static func link(_ chain: String, _ payloadSHA256: String) -> String {
    SHA256Hex.of((chain + payloadSHA256).utf8)
  }

  /// The columns of an event, as ``event(_:)`` reads them.
  static let columns = """
    SELECT event_id, origin_device_id, origin_seq, device_id, aggregate_type, aggregate_id, version,
      type, at, actor_user_id, lamport, payload, payload_sha256, arrival
    FROM events WHERE tenant_id = $1 AND store_id = $2
    """

  /// The event of a row.
  ///
  /// - Throws: ``DatabaseFault`` when its moment is none.
  func event(_ row: Rows.Row) throws -> Envelope {
    guard let at = Instant(text: row.text(8)) else {
      throw DatabaseFault(state: "XX001", message: "an event's moment is none")
    }
    return Envelope(
      stamp: FactStamp(
        eventID: EventID(row.text(0)), at: at, lamport: row.integer(10),
        origin: DeviceID(row.text(1)), actor: EmployeeID(row.text(9))),
      tenant: realm.tenant, store: realm.store, aggregateType: row.text(4),
      aggregateID: row.text(5), version: Int(row.integer(6)), type: row.text(7),
      device: DeviceID(row.text(3)), seq: row.integer(2), payload: row.utf8(11),
      payloadSHA256: row.text(12))
  }

  /// The events that a clause picks.
  ///
  /// - Throws: ``DatabaseFault``.
  func events(_ clause: String, _ parameters: [Parameter]) throws -> [Envelope] {
    try connection.execute("\(Self.columns) \(clause)", keys + parameters).map(event)
  }

  /// Up to which `seq` nothing of each origin is missing.
  ///
  /// - Throws: ``DatabaseFault``.
  func holdings() throws -> [DeviceID: Int64] {
    let rows = try connection.execute(
      "SELECT origin_device_id, last_seq FROM origins WHERE tenant_id = $1 AND store_id = $2", keys)
    return Dictionary(
      rows.map { (DeviceID($0.text(0)), $0.integer(1)) }, uniquingKeysWith: { first, _ in first })
  }
}
