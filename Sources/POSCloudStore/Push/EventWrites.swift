import POSModel
import POSTables
import POSWire

/// The rows each event brings beside those of what it is about: itself, its header, what it rang up
/// and took, and who did it.
struct EventWrites {
  let log: CloudLog
  let sender: DeviceID
  let correlation: String
  let now: Instant

  /// The statements that write them, a set of rows each.
  func statements(_ accepted: [Sifting.Accepted], _ arrivals: [Int64]) -> [Statement] {
    guard !accepted.isEmpty else { return [] }
    let events = accepted.map(\.event)
    return [
      inserting(events, chains: accepted.map(\.chain), arrivals, request: nil), headers(events),
      auditing(events),
    ] + TransactionLines(log: log, events: events).statements
  }

  /// Appends to the log. `request` is the hash of what a command asked for, kept with its first
  /// event.
  func inserting(
    _ events: [Envelope], chains: [String], _ arrivals: [Int64], request: String?
  ) -> Statement {
    Statement(
      """
      INSERT INTO events
        (tenant_id, store_id, event_id, arrival, origin_device_id, origin_seq, device_id,
         aggregate_type, aggregate_id, version, type, at, actor_user_id, lamport, payload,
         payload_sha256, chain, request_hash)
      SELECT $1, $2, * FROM unnest(
        $3::text[], $4::bigint[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[],
        $10::bigint[], $11::text[], $12::text[], $13::text[], $14::bigint[], $15::text[],
        $16::text[], $17::text[], $18::text[])
      """,
      log.keys + [
        .texts(events.map(\.eventID.rawValue)), .integers(arrivals),
        .texts(events.map(\.origin.rawValue)), .integers(events.map(\.seq)),
        .texts(events.map(\.device.rawValue)), .texts(events.map(\.aggregateType)),
        .texts(events.map(\.aggregateID)), .integers(events.map { Int64($0.version) }),
        .texts(events.map(\.type)), .texts(events.map(\.at.text)),
        .texts(events.map(\.actor.rawValue)), .integers(events.map(\.lamport)),
        .texts(events.map { String(decoding: $0.payload, as: UTF8.self) }),
        .texts(events.map(\.payloadSHA256)), .texts(chains),
        .texts(events.indices.map { $0 == 0 ? request : nil }),
      ])
  }

  func headers(_ events: [Envelope]) -> Statement {
    let received = now.text
    return Statement(
      """
      INSERT INTO pos_transactions
        (tenant_id, store_id, client_tx_id, payload_sha256, payload_hash_version, device_id, type,
         check_id, at, received_at)
      SELECT $1, $2, id, hash, 1, device, type, check_id, at, $9 FROM unnest(
        $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
        AS t (id, hash, device, type, check_id, at)
      """,
      log.keys + [
        .texts(events.map(\.eventID.rawValue)), .texts(events.map(\.payloadSHA256)),
        .texts(events.map(\.device.rawValue)), .texts(events.map(\.type)),
        .texts(
          events.map { $0.aggregateType == Check.aggregateType.rawValue ? $0.aggregateID : nil }),
        .texts(events.map(\.at.text)), .text(received),
      ])
  }

  func auditing(_ events: [Envelope]) -> Statement {
    Statement(
      """
      INSERT INTO audit_log
        (tenant_id, store_id, event_id, action, subject_type, subject_id, actor_user_id, device_id,
         received_from, received_at, correlation_id)
      SELECT $1, $2, id, action, kind, subject, actor, device, $9, $10, $11 FROM unnest(
        $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
        AS t (id, action, kind, subject, actor, device)
      """,
      log.keys + [
        .texts(events.map(\.eventID.rawValue)), .texts(events.map(\.type)),
        .texts(events.map(\.aggregateType)), .texts(events.map(\.aggregateID)),
        .texts(events.map(\.actor.rawValue)), .texts(events.map(\.device.rawValue)),
        .text(sender.rawValue), .text(now.text), .text(correlation.withoutNUL),
      ])
  }
}
