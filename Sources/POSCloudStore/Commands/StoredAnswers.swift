import Foundation
import POSModel
import POSTables
import POSWire

/// The responses of commands, kept for a day; what was granted is in the log for ever.
struct StoredAnswers {
  let log: CloudLog
  /// Who asks.
  let device: DeviceID
  let now: Instant

  private func keys(_ operation: String, _ key: String) -> [Parameter] {
    log.keys + [.text(device.rawValue), .text(operation), .text(key)]
  }

  /// Sees to it that one at a time answers a key; ends with the transaction.
  ///
  /// - Throws: ``CloudFailure/inProgress(operation:key:)``; ``DatabaseFault``.
  func begin(_ operation: String, _ key: String) throws {
    let name = "\(log.realm.tenant) \(log.realm.store) \(key)"
    let rows = try log.connection.execute(
      "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))", [.text(name)])
    guard rows.first?.flag(0) == true else {
      throw CloudFailure.inProgress(operation: operation, key: key)
    }
  }

  /// The answer a command was given before, in any epoch of the cloud; nil when it never was
  /// granted.
  ///
  /// - Throws: ``CloudFailure/keyReused(operation:key:)``; ``DatabaseFault``.
  func replay<Wish: Command>(
    _ command: Wish, _ request: String, _ folded: Folded<Wish.Subject>, _ cloud: CloudOrigin
  ) throws -> CloudGrant<Wish>? where Wish.Subject: Tabulated {
    let names = Dictionary(
      cloud.sofar.map { $0.key(of: command.key) }.map { ($0.eventID(0).rawValue, $0) },
      uniquingKeysWith: { first, _ in first })
    let logged = try log.connection.execute(
      """
      SELECT request_hash, event_id, origin_device_id FROM events
      WHERE tenant_id = $1 AND store_id = $2 AND event_id = ANY ($3::text[])
      ORDER BY arrival LIMIT 1
      """, log.keys + [.texts(names.keys.sorted())]
    ).first
    guard let logged, let name = names[logged.text(1)] else {
      return try settled(command, request, folded.state)
    }
    let facts = try facts(of: command, name)
    let hash = logged.optionalText(0)
    // What the cloud lost and a lane brought back has no hash any more; the wish is the one it was
    // if it did that to that subject.
    let isBack = hash == nil && !facts.isEmpty && CloudOrigin(DeviceID(logged.text(2))) != nil
    // The hash before the response: a key of another request gets no answer, whether or not one is
    // still kept.
    guard hash == request || isBack, let subject = folded.state else {
      throw CloudFailure.keyReused(operation: Wish.operation, key: command.key.rawValue)
    }
    let stored = try kept(Wish.operation, command.key.rawValue)?.response
    let response = try stored.flatMap(Self.read) ?? response(of: command, facts, name)
    return CloudGrant(response: response, subject: subject, isReplay: true)
  }

  /// The answer to a command that changed nothing, while it is kept: of such a one nothing is in
  /// the log.
  ///
  /// - Throws: ``CloudFailure/keyReused(operation:key:)``; ``DatabaseFault``.
  private func settled<Wish: Command>(
    _ command: Wish, _ request: String, _ subject: Wish.Subject?
  ) throws -> CloudGrant<Wish>? {
    guard let kept = try kept(Wish.operation, command.key.rawValue), let subject else { return nil }
    guard kept.request == request else {
      throw CloudFailure.keyReused(operation: Wish.operation, key: command.key.rawValue)
    }
    return Self.read(kept.response).map {
      CloudGrant(response: $0, subject: subject, isReplay: true)
    }
  }

  /// The answer a write was given before; nil when it was not done in the last day.
  ///
  /// - Throws: ``CloudFailure/keyReused(operation:key:)``; ``DatabaseFault``.
  func replay<Response: Decodable>(_ write: WriteKey) throws -> Response? {
    guard let kept = try kept(write.operation, write.key) else { return nil }
    guard kept.request == write.request else {
      throw CloudFailure.keyReused(operation: write.operation, key: write.key)
    }
    return Self.read(kept.response)
  }

  /// A response as it was kept; nil where it is in the shape of another program: it is worked out
  /// like one that is gone.
  private static func read<Response: Decodable>(_ response: String) -> Response? {
    try? JSONDecoder().decode(Response.self, from: Data(response.utf8))  // Nil says it.
  }

  /// What is kept under a key: the hash of what was asked for, and the answer.
  ///
  /// - Throws: ``DatabaseFault``.
  func kept(_ operation: String, _ key: String) throws -> (request: String, response: String)? {
    try log.connection.execute(
      """
      SELECT request_hash, response FROM idempotency_keys
      WHERE tenant_id = $1 AND store_id = $2 AND workstation_id = $3 AND operation = $4
        AND idempotency_key = $5 AND expires_at > $6
      """, keys(operation, key) + [.text(now.text)]
    ).first.map { ($0.text(0), $0.text(1)) }
  }

  /// What a command led to on its subject, named by `name`.
  ///
  /// - Throws: ``DatabaseFault``.
  private func facts<Wish: Command>(
    of command: Wish, _ name: IdempotencyKey
  ) throws -> [Wish.Subject.Fact] {
    var facts: [Wish.Subject.Fact] = []
    while let event = try log.events(
      "AND event_id = $3", [.text(name.eventID(facts.count).rawValue)]
    ).first, event.aggregateID == command.subjectID.rawValue,
      let fact = try FactCoding.fact(
        Wish.Subject.Fact.self, type: event.type, payload: event.payload)
    {
      facts.append(fact)
    }
    return facts
  }

  /// The answer to a command that was granted before, worked out from what was known then: the
  /// events that had arrived when its own did.
  ///
  /// - Throws: ``DatabaseFault``.
  private func response<Wish: Command>(
    of command: Wish, _ facts: [Wish.Subject.Fact], _ name: IdempotencyKey
  ) throws -> Wish.Response where Wish.Subject: Tabulated {
    var then = Folded(id: command.subjectID)
    let known = try log.events(
      """
      AND aggregate_id = $3 AND aggregate_type = $4
        AND arrival <= (SELECT arrival FROM events
          WHERE tenant_id = $1 AND store_id = $2 AND event_id = $5)
      ORDER BY lamport, origin_device_id, event_id
      """,
      [
        .text(command.subjectID.rawValue), .text(Wish.Subject.aggregateType.rawValue),
        .text(name.eventID(max(0, facts.count - 1)).rawValue),
      ])
    for event in known { then.fold(event) }
    guard let subject = then.state else {
      preconditionFailure("a granted wish left its subject there")
    }
    return command.respond(subject, facts)
  }

  /// The statement that forgets a few responses whose day is over.
  var forgetting: Statement {
    Statement(
      """
      DELETE FROM idempotency_keys WHERE tenant_id = $1 AND store_id = $2
        AND (workstation_id, operation, idempotency_key) IN (
          SELECT workstation_id, operation, idempotency_key FROM idempotency_keys
          WHERE tenant_id = $1 AND store_id = $2 AND expires_at <= $3
          ORDER BY expires_at LIMIT 20)
      """, log.keys + [.text(now.text)])
  }

  /// The statement that keeps the response for a day.
  ///
  /// - Throws: `EncodingError` when it holds a fraction.
  func storing<Wish: Command>(
    _ response: Wish.Response, of command: Wish, _ request: String
  ) throws -> Statement {
    try storing(response, Wish.operation, command.key.rawValue, request)
  }

  /// The statement that keeps an answer for a day; one whose day is over makes room.
  ///
  /// - Throws: `EncodingError` when it holds a fraction.
  func storing(
    _ response: some Encodable, _ operation: String, _ key: String, _ request: String
  ) throws -> Statement {
    let text = String(decoding: try CanonicalEncoder.canonical(response), as: UTF8.self)
    return Statement(
      """
      INSERT INTO idempotency_keys
        (tenant_id, store_id, workstation_id, operation, idempotency_key, request_hash, response,
         created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (tenant_id, store_id, workstation_id, operation, idempotency_key)
        DO UPDATE SET request_hash = excluded.request_hash, response = excluded.response,
          created_at = excluded.created_at, expires_at = excluded.expires_at
      """,
      keys(operation, key) + [
        .text(request), .text(text), .text(now.text),
        .text(now.adding(milliseconds: CommandTransaction.responseLife).text),
      ])
  }
}
