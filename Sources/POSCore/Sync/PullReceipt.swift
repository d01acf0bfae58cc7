import GRDB
import POSModel
public import POSWire

/// What became of a page of events that was pulled from the cloud.
public struct PullReceipt: Sendable, Equatable {
  /// Events that are new here and now stored.
  public var stored = 0
  /// Why events of some origins were left out.
  public var faults: [ReceiveFault] = []
}

extension Store {
  /// How many events one transaction takes: cashiers wait at the gate for no longer.
  private static let pullPortion = 100

  /// Where the next pull begins; empty before the first.
  ///
  /// - Throws: ``StoreFailure``.
  public func pullCursor() throws -> String {
    try read { log in
      try String.fetchOne(log.db.cachedStatement(sql: "SELECT pull_cursor FROM cloud_line")) ?? ""
    }
  }

  /// Takes a page that was pulled after `cursor`, and remembers where the next begins.
  ///
  /// An origin whose events cannot be taken does not keep those of others from coming. Where one is
  /// missing, the page is pulled again once it is there. A page may be taken twice. One that was on
  /// its way when all began to be pulled anew is not taken: it would say that all was pulled.
  ///
  /// - Throws: ``StoreFailure``; pull again after the same cursor.
  public func receive(_ page: PullAnswer, pulledAfter cursor: String) throws -> PullReceipt {
    guard try pullCursor() == cursor else { return PullReceipt() }
    // What follows from an event comes behind it, as it does in the fold.
    let events = page.events.sorted { $0.stamp.position < $1.stamp.position }
    var receipt = PullReceipt()
    for start in stride(from: 0, to: events.count, by: Self.pullPortion) {
      let portion = Array(events[start..<min(start + Self.pullPortion, events.count)])
      let (stored, faults) = try receive(portion: portion, pulledAfter: cursor)
      receipt.stored += stored
      receipt.faults += faults
    }
    let now = time.now()
    try write { log in
      try PullPlace(db: log.db, now: now).move(to: page.cursor)
      try CloudLine(db: log.db, now: now).set(pullTrouble: nil)
    }
    return receipt
  }

  /// Remembers why nothing comes from the cloud, until a page of it is taken.
  ///
  /// - Throws: ``StoreFailure``.
  public func notePullTrouble(_ reason: String) throws {
    let now = time.now()
    try write { log in try CloudLine(db: log.db, now: now).set(pullTrouble: reason) }
  }

  /// Begins to pull anew: the cloud does not know the place any more. What is here already is
  /// passed over when it comes.
  ///
  /// - Throws: ``StoreFailure``.
  public func beginPullAnew() throws {
    try write { log in try PullPlace(db: log.db, now: time.now()).beginAnew() }
  }

  /// Takes some events of a page.
  ///
  /// - Returns: How many were new, and what kept others from being taken.
  /// - Throws: ``StoreFailure``.
  private func receive(
    portion: [Envelope], pulledAfter cursor: String
  ) throws -> (stored: Int, faults: [ReceiveFault]) {
    try writing { log, working in
      (working.rules, working.head) = (nil, nil)
      // The cloud has seen the clocks of what it refused, too, and what follows from them is right.
      let transaction = ReceiveTransaction(
        log: log, now: time.now(), from: .cloud, reach: Envelope.furthestReach)
      var (rest, faults) = (portion, [ReceiveFault]())
      while true {
        do {
          return (try transaction.run(rest, &working).stored.count, faults)
        } catch let fault as ReceiveFault {
          // It was found before anything was written.
          guard let culprit = rest.first(where: { fault.isFound(in: $0, log.realm) }) else {
            preconditionFailure("a fault is found in an event")
          }
          rest.removeAll { event in
            fault.isFound(in: event, log.realm)
              || (fault.endsOrder && event.origin == culprit.origin && event.seq > culprit.seq)
          }
          faults.append(fault)
          try PullPlace(db: log.db, now: time.now()).note(
            fault, of: culprit, pulledAfter: cursor)
        }
      }
    }
  }
}

extension ReceiveFault {
  /// Whether nothing of the origin can be taken behind it: it is told once, not of each.
  fileprivate var endsOrder: Bool {
    switch self {
    case .gap, .ownUnknown: true
    case .otherRealm, .badHash, .beyondCounting, .otherEvent: false
    }
  }

  /// Whether it was found in this event.
  fileprivate func isFound(in event: Envelope, _ realm: Realm) -> Bool {
    switch self {
    case .otherRealm(let tenant, let store): event.tenant == tenant && event.store == store
    case .gap(let origin, _, let seq), .otherEvent(let origin, let seq):
      event.origin == origin && event.seq == seq
    case .badHash(let id), .beyondCounting(let id): event.eventID == id
    case .ownUnknown(let seq): event.origin == realm.origin && event.seq == seq
    }
  }
}

/// How far the pull has come.
struct PullPlace {
  let db: Database
  let now: Instant

  private var reviews: SyncReviews { SyncReviews(db: db, now: now) }

  /// Remembers where to pull next: behind the page, or once more where events were left out whose
  /// turn it is now. One such place at a time: the others are looked at after the next page.
  ///
  /// - Throws: the database's error.
  func move(to cursor: String) throws {
    let closed = try Row.fetchOne(
      db,
      sql: """
        SELECT number, pull_cursor, origin_device_id
        FROM cloud_gaps JOIN origins USING (origin_device_id)
        WHERE last_seq >= next_seq - 1 ORDER BY number LIMIT 1
        """)
    if let closed {
      try db.execute(
        sql: "DELETE FROM cloud_gaps WHERE number = ?", arguments: [closed[0] as Int64])
      try reviews.settle(.notPulled, Self.gap(DeviceID(closed[2])))
    }
    try db.execute(
      sql: "UPDATE cloud_line SET pull_cursor = ?1 WHERE pull_cursor <> ?1",
      arguments: [(closed?[1] as String?) ?? cursor])
  }

  /// Goes back to the beginning.
  ///
  /// - Throws: the database's error.
  func beginAnew() throws {
    let origins = try String.fetchAll(
      db, sql: "DELETE FROM cloud_gaps RETURNING origin_device_id")
    for origin in origins { try reviews.settle(.notPulled, Self.gap(DeviceID(origin))) }
    try db.execute(sql: "UPDATE cloud_line SET pull_cursor = ''")
  }

  /// Writes down why an event, and what comes behind it where that is so, was left out.
  ///
  /// - Throws: the database's error.
  func note(_ fault: ReceiveFault, of event: Envelope, pulledAfter cursor: String) throws {
    let origin = event.origin
    if case .otherEvent = fault {
      try send(origin, event.seq)
      // Each is told: nothing else says that it happened.
      return try reviews.tell(
        .notPulled, "\(origin):\(event.seq):\(event.eventID)",
        subject: (event.aggregateType, event.aggregateID),
        "\(event.type) of \(origin) \(event.seq) from the cloud was not taken: "
          + "event \(event.seq) of \(origin) is another one here")
    }
    guard case .gap(_, let expected, let next) = fault else {
      return try reviews.tell(
        .notPulled, origin.rawValue, subject: ("sync", origin.rawValue),
        "events of \(origin.rawValue) from the cloud cannot be taken: \(fault)")
    }
    try db.execute(
      sql: """
        INSERT INTO cloud_gaps (origin_device_id, next_seq, pull_cursor) VALUES (?, ?, ?)
        ON CONFLICT (origin_device_id) DO NOTHING
        """, arguments: [origin.rawValue, next, cursor])
    guard db.changesCount == 1 else { return }
    // It may come over the LAN; but one that the cloud refused comes from nowhere by itself.
    try reviews.tell(
      .notPulled, Self.gap(origin), subject: ("sync", origin.rawValue),
      "events of \(origin.rawValue) from \(next) on wait for its event \(expected), which the "
        + "cloud has not sent")
  }

  /// Lets the cloud know the event that is here, where it has another one: it learns from it that
  /// it was set back, and keeps both.
  ///
  /// - Throws: the database's error.
  private func send(_ origin: DeviceID, _ seq: Int64) throws {
    try db.execute(
      sql: """
        INSERT INTO outbox (event_id, origin_device_id, origin_seq, next_attempt_at)
        SELECT event_id, origin_device_id, origin_seq, ? FROM events
        WHERE origin_device_id = ? AND origin_seq = ?
        ON CONFLICT (event_id) DO NOTHING
        """, arguments: [now.text, origin.rawValue, seq])
  }

  private static func gap(_ origin: DeviceID) -> String { "\(origin.rawValue):gap" }
}
