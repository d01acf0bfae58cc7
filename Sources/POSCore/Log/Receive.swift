import GRDB
public import POSModel
import POSTables
public import POSWire

/// What became of events from elsewhere.
public struct Received: Sendable, Equatable {
  /// Events that are new here and now stored.
  public var stored: [EventID] = []
  /// How many were here already.
  public var known = 0
}

/// Why events from elsewhere are not taken. Nothing of the batch is stored then.
public enum ReceiveFault: Error, Equatable, Sendable {
  /// They belong to another enterprise or store.
  case otherRealm(TenantID, StoreID)
  /// An origin's events came with one missing before this.
  case gap(origin: DeviceID, expected: Int64, got: Int64)
  /// The payload is not the one its hash was made of.
  case badHash(EventID)
  /// Its logical clock is so far ahead of all others that few events could come after it.
  case beyondCounting(EventID)
  /// The origin's event of that number is another one here, or its id is that of another event.
  case otherEvent(origin: DeviceID, seq: Int64)
  /// The event is this very device's, but this store does not know it: it was set back or copied.
  case ownUnknown(seq: Int64)
}

extension Store {
  /// Takes events that happened elsewhere, in one transaction: what happened is never refused.
  ///
  /// Events that are here already are passed over, so a batch may be sent again. Within a batch any
  /// order is fine; of each origin, nothing may be missing.
  ///
  /// - Throws: ``ReceiveFault`` when the batch cannot be right, ``StoreFailure`` when the machine
  ///   could not. Nothing is stored then; send again.
  @discardableResult
  public func receive(_ events: [Envelope], from device: DeviceID) throws -> Received {
    try writing { log, working in
      (working.rules, working.head) = (nil, nil)
      let transaction = ReceiveTransaction(log: log, now: time.now(), from: device)
      return try transaction.run(events, &working)
    }
  }
}

/// The steps of one batch inside its transaction.
struct ReceiveTransaction {
  let log: EventLog
  let now: Instant
  let from: DeviceID
  /// Up to which logical clock events are taken also where theirs follows from none that is here.
  var reach: Int64 = 0

  /// An aggregate that events of the batch are about.
  private struct Touched: Hashable {
    var kind: AggregateKind
    var id: ID<Touched>
  }

  /// Stores what is new and folds it in.
  ///
  /// - Throws: ``ReceiveFault``, or the database's error.
  func run(_ events: [Envelope], _ working: inout Store.WorkingState) throws -> Received {
    var received = Received()
    let fresh = try sift(events, &received)
    // Things of two kinds may share an id, as a ticket and its check do.
    let touched = Dictionary(grouping: fresh) { event in
      AggregateKind(aggregateType: event.aggregateType, eventType: event.type).map {
        Touched(kind: $0, id: ID(event.aggregateID))
      }
    }.compactMap { touched, events in touched.map { ($0, events) } }
      .sorted { ($0.0.kind.rawValue, $0.0.id) < ($1.0.kind.rawValue, $1.0.id) }
    let before = try touched.map { touched, _ in
      try touched.kind.with { try load($0, touched.id.rawValue, &working) }
    }
    try append(fresh)
    try CountedElsewhere(log: log, now: now).pass(fresh)
    for (before, (touched, events)) in zip(before, touched) {
      try touched.kind.with {
        try refold($0, touched.id.rawValue, events, before: before, &working)
      }
      if touched.kind.isCatalogue, let type = events.first?.aggregateType {
        try ConflictNotes(log: log).update(touched.id.rawValue, type: type, fresh: events)
      }
    }
    received.stored = fresh.map(\.eventID)
    return received
  }

  /// The events that are new here, each origin's in order and without a gap.
  private func sift(_ events: [Envelope], _ received: inout Received) throws -> [Envelope] {
    var next: [DeviceID: Int64] = [:]
    var fresh: [Envelope] = []
    var ids: Set<EventID> = []
    let furthest = try furthestClock(of: events)
    for event in events.sorted(by: { ($0.origin, $0.seq) < ($1.origin, $1.seq) }) {
      guard event.tenant == log.realm.tenant, event.store == log.realm.store else {
        throw ReceiveFault.otherRealm(event.tenant, event.store)
      }
      let expected = try next[event.origin] ?? (log.state(of: event.origin)?.lastSeq ?? 0) + 1
      let known = try log.event(event.eventID)
      if event.seq < expected {
        guard known == event || (known == nil && fresh.contains(event)) else {
          throw ReceiveFault.otherEvent(origin: event.origin, seq: event.seq)
        }
        received.known += 1
        continue
      }
      guard event.seq == expected else {
        throw ReceiveFault.gap(origin: event.origin, expected: expected, got: event.seq)
      }
      guard event.origin != log.realm.origin else {
        throw ReceiveFault.ownUnknown(seq: event.seq)
      }
      guard known == nil, ids.insert(event.eventID).inserted else {
        throw ReceiveFault.otherEvent(origin: event.origin, seq: event.seq)
      }
      guard event.lamport <= furthest else {
        throw ReceiveFault.beyondCounting(event.eventID)
      }
      guard SHA256Hex.of(event.payload) == event.payloadSHA256 else {
        throw ReceiveFault.badHash(event.eventID)
      }
      next[event.origin] = expected + 1
      fresh.append(event)
    }
    return fresh
  }

  /// The furthest logical clock that is taken: of what follows from another event of the batch,
  /// that one counts as seen.
  ///
  /// - Throws: the database's error.
  private func furthestClock(of events: [Envelope]) throws -> Int64 {
    let furthest = { (seen: Int64) in max(reach, Envelope.furthestClock(after: seen)) }
    return furthest(
      events.map(\.lamport).sorted().reduce(try log.head().lamport) { seen, lamport in
        lamport <= furthest(seen) ? max(seen, lamport) : seen
      })
  }

  /// Appends the events to the log.
  ///
  /// - Throws: the database's error.
  private func append(_ fresh: [Envelope]) throws {
    var arrival = try log.nextArrival()
    let inbox = try log.db.cachedStatement(
      sql: "INSERT INTO inbox_processed (event_id, received_from, received_at) VALUES (?, ?, ?)")
    for event in fresh {
      var state =
        try log.state(of: event.origin)
        ?? EventLog.OriginState(lastSeq: 0, chain: "", lamport: 0)
      state.lastSeq = event.seq
      state.chain = EventLog.link(state.chain, event.payloadSHA256)
      state.lamport = max(state.lamport, event.lamport)
      try log.append(event, chain: state.chain, arrival: arrival, requestHash: nil)
      try log.set(state, of: event.origin)
      try inbox.execute(arguments: [event.eventID.rawValue, from.rawValue, now.text])
      arrival += 1
    }
  }

  /// An aggregate as it is before the batch.
  ///
  /// - Throws: the database's error.
  private func load<Subject: Tabulated>(
    _: Subject.Type, _ id: String, _ working: inout Store.WorkingState
  ) throws -> any Sendable {
    let id = ID<Subject>(id)
    return try working.cache.current(id, log.db) ?? log.current(id)
  }

  /// Folds new events on top where they sort last, else folds the aggregate anew.
  private func refold<Subject: Tabulated>(
    _: Subject.Type, _ id: String, _ fresh: [Envelope], before: any Sendable,
    _ working: inout Store.WorkingState
  ) throws {
    guard let before = before as? Folded<Subject> else {
      preconditionFailure("the aggregate was loaded as what it is")
    }
    var after = before
    let ordered = fresh.sorted { $0.stamp.position < $1.stamp.position }
    if let first = ordered.first, before.comesLast(first.stamp.position) {
      for event in ordered { try note(after.fold(event), of: event) }
    } else {
      after = try log.folded(ID<Subject>(id))
      for event in ordered {
        var alone = Folded(id: ID<Subject>(id))
        try note(alone.fold(event), of: event)
      }
    }
    guard let state = after.state else { return }
    do {
      try log.db.inSavepoint {
        try state.save(since: before.state, log.db, log.realm)
        return .commit
      }
      working.cache.keep(after)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      // Two stores claim one number, or one id: the events stay, so that nothing is lost and all
      // that comes behind them is taken; the rows are left as they are, and a manager is told.
      try review(
        "rows_conflict", "\(Subject.aggregateType.rawValue):\(id)", Subject.aggregateType.rawValue,
        id, conflict(of: state, error.message ?? "a constraint"), ordered.last?.at ?? now)
    }
  }

  /// What is told of rows that were left as they are. `reason` names the constraint's columns.
  private func conflict(of state: some Tabulated, _ reason: String) -> String {
    state.rowsConflict(hasNumberTwice: reason.contains("checks.check_number"), reason)
  }

  /// Leaves a review item for an event that is kept but could not be applied.
  private func note(_ fault: String?, of event: Envelope) throws {
    guard let fault else { return }
    try review(
      "event_not_applied", event.eventID.rawValue, event.aggregateType, event.aggregateID,
      "\(event.type): \(fault)", event.at)
  }

  /// Leaves a review item, once.
  ///
  /// - Throws: the database's error.
  private func review(
    _ kind: String, _ key: String, _ type: String, _ subject: String, _ detail: String,
    _ at: Instant
  ) throws {
    try log.db.execute(
      sql: """
        INSERT INTO review_items (id, kind, subject_type, subject_id, detail, updated_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """, arguments: ["\(kind):\(key)", kind, type, subject, detail, at.text])
  }
}
