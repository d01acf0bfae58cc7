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

  private func keys(of command: some Command) -> [Parameter] {
    log.keys + [
      .text(device.rawValue), .text(type(of: command).operation), .text(command.key.rawValue),
    ]
  }

  /// Sees to it that one at a time answers a key; ends with the transaction.
  ///
  /// - Throws: ``CloudFailure/inProgress(operation:key:)``; ``DatabaseFault``.
  func begin(_ command: some Command) throws {
    let operation = type(of: command).operation
    let name = "\(log.realm.tenant) \(log.realm.store) \(command.key.rawValue)"
    let rows = try log.connection.execute(
      "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))", [.text(name)])
    guard rows.first?.flag(0) == true else {
      throw CloudFailure.inProgress(operation: operation, key: command.key.rawValue)
    }
  }

  /// The answer a command was given before; nil when it never was granted.
  ///
  /// - Throws: ``CloudFailure/keyReused(operation:key:)``; ``DatabaseFault``.
  func replay<Wish: Command, Subject: Tabulated>(
    _ command: Wish, _ request: String, _ folded: Folded<Subject>
  ) throws -> CloudGrant<Wish>? {
    let logged = try log.connection.execute(
      """
      SELECT COALESCE(request_hash, '') FROM events
      WHERE tenant_id = $1 AND store_id = $2 AND event_id = $3
      """, log.keys + [.text(command.key.eventID(0).rawValue)]
    ).first?.text(0)
    guard let logged else { return nil }
    // The hash before the response: a key of another request gets no answer, whether or not one is
    // still kept.
    guard logged == request else {
      throw CloudFailure.keyReused(operation: Wish.operation, key: command.key.rawValue)
    }
    guard let subject = folded.state as? Wish.Subject else {
      preconditionFailure("a granted wish left its subject there")
    }
    let stored = try log.connection.execute(
      """
      SELECT response FROM idempotency_keys WHERE tenant_id = $1 AND store_id = $2
        AND workstation_id = $3 AND operation = $4 AND idempotency_key = $5
      """, keys(of: command)
    ).first?.text(0)
    // A response in the shape of an older program is worked out like one that is gone.
    let kept: Wish.Response? = try? stored.map {
      try JSONDecoder().decode(Wish.Response.self, from: Data($0.utf8))
    }
    let response = try kept ?? response(of: command, Subject.self)
    return CloudGrant(response: response, subject: subject, isReplay: true)
  }

  /// The answer to a command that was granted before, worked out from what was known then: the
  /// events that had arrived when its own did.
  ///
  /// - Throws: ``DatabaseFault``.
  private func response<Wish: Command, Subject: Tabulated>(
    of command: Wish, _: Subject.Type
  ) throws -> Wish.Response {
    var facts: [Wish.Subject.Fact] = []
    while let event = try log.events(
      "AND event_id = $3", [.text(command.key.eventID(facts.count).rawValue)]
    ).first, event.aggregateID == command.subjectID.rawValue,
      let fact = try FactCoding.fact(
        Wish.Subject.Fact.self, type: event.type, payload: event.payload)
    {
      facts.append(fact)
    }
    var then = Folded(id: ID<Subject>(command.subjectID.rawValue))
    let known = try log.events(
      """
      AND aggregate_id = $3 AND aggregate_type = $4
        AND arrival <= (SELECT arrival FROM events
          WHERE tenant_id = $1 AND store_id = $2 AND event_id = $5)
      ORDER BY lamport, origin_device_id, event_id
      """,
      [
        .text(command.subjectID.rawValue), .text(Subject.aggregateType.rawValue),
        .text(command.key.eventID(max(0, facts.count - 1)).rawValue),
      ])
    for event in known { then.fold(event) }
    guard let subject = then.state as? Wish.Subject else {
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
    let text = String(decoding: try CanonicalEncoder.canonical(response), as: UTF8.self)
    return Statement(
      """
      INSERT INTO idempotency_keys
        (tenant_id, store_id, workstation_id, operation, idempotency_key, request_hash, response,
         created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (tenant_id, store_id, workstation_id, operation, idempotency_key) DO NOTHING
      """,
      keys(of: command) + [
        .text(request), .text(text), .text(now.text),
        .text(now.adding(milliseconds: CommandTransaction.responseLife).text),
      ])
  }
}
