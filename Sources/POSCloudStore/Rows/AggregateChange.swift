import POSModel
import POSTables
import POSWire

/// What events did to one thing: the rows that follow.
struct AggregateChange {
  /// What it is, as its events say it.
  var type: AggregateType
  var id: String
  /// Whether nothing was known of it before.
  var isNew = false
  /// The moment of the last of the events.
  var at: Instant
  var changed: [TableRow] = []
  var removed: [RowKey] = []
  /// Events that are kept but could not be applied.
  var notes: [ReviewNote] = []
  /// What is told where the rows cannot stand beside those of others.
  var conflict: (DatabaseFault) -> String = { $0.message }
  /// PINs that somebody may claim now or not any more.
  var claims: Set<String> = []
}

extension AggregateChange {
  /// What changed about a thing.
  init<Subject: Tabulated>(
    _ id: ID<Subject>, _ state: Subject?, since before: Subject?, at moment: Instant,
    _ owner: RowOwner
  ) {
    self.init(type: Subject.aggregateType, id: id.rawValue, at: moment)
    isNew = before == nil
    guard let state else { return }
    changed = state.changedRows(since: before, owner)
    removed = before.map { state.removedRows(since: $0) } ?? []
    conflict = { fault in
      state.rowsConflict(
        hasNumberTwice: fault.isUniqueViolation && fault.constraint.contains("check_number"),
        fault.message)
    }
    claims = Set(state.pinClaims(since: before)?.lookups ?? [])
  }

  /// Notes an event that is kept but could not be applied.
  mutating func note(_ fault: String?, of event: Envelope) {
    guard let fault else { return }
    notes.append(
      ReviewNote(
        kind: "event_not_applied", key: event.eventID.rawValue, subjectType: event.aggregateType,
        subjectID: event.aggregateID, detail: "\(event.type): \(fault)", at: event.at))
  }
}

/// Something a manager must look at.
struct ReviewNote {
  var kind: String
  /// What tells it apart from others of its kind.
  var key: String
  var subjectType: String
  var subjectID: String
  var detail: String
  var at: Instant
}

extension CloudLog {
  /// The statement that leaves review items, each once.
  func reviewing(_ notes: [ReviewNote]) -> Statement {
    Statement(
      """
      INSERT INTO review_items
        (tenant_id, store_id, id, kind, subject_type, subject_id, detail, updated_at)
      SELECT $1, $2, * FROM unnest(
        $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
      ON CONFLICT DO NOTHING
      """,
      keys + [
        .texts(notes.map { "\($0.kind):\($0.key)" }), .texts(notes.map(\.kind)),
        .texts(notes.map(\.subjectType)), .texts(notes.map(\.subjectID)),
        .texts(notes.map(\.detail.withoutNUL)), .texts(notes.map(\.at.text)),
      ])
  }
}
