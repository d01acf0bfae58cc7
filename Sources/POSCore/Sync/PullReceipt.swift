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
  /// missing, the page is pulled again once it is there. A page may be taken twice.
  ///
  /// - Throws: ``StoreFailure``; pull again after the same cursor.
  public func receive(_ page: PullAnswer, pulledAfter cursor: String) throws -> PullReceipt {
    let events = page.events.sorted { ($0.origin, $0.seq) < ($1.origin, $1.seq) }
    var receipt = PullReceipt()
    var origins: Set<DeviceID> = []
    for start in stride(from: 0, to: events.count, by: Self.pullPortion) {
      let portion = Array(events[start..<min(start + Self.pullPortion, events.count)])
      let (stored, faults) = try receive(portion: portion, pulledAfter: cursor)
      receipt.stored += stored.count
      receipt.faults += faults
      origins.formUnion(stored)
    }
    try write { log in
      try PullPlace(db: log.db).move(to: page.cursor, from: cursor, stored: origins)
    }
    return receipt
  }

  /// Takes some events of a page.
  ///
  /// - Returns: The origin of each new event, and what kept others from being taken.
  /// - Throws: ``StoreFailure``.
  private func receive(
    portion: [Envelope], pulledAfter cursor: String
  ) throws -> (stored: [DeviceID], faults: [ReceiveFault]) {
    try writing { log, working in
      (working.rules, working.head) = (nil, nil)
      let transaction = ReceiveTransaction(
        log: log, now: time.now(), from: DeviceID(Self.cloudName))
      var (rest, faults) = (portion, [ReceiveFault]())
      while true {
        do {
          let received = try transaction.run(rest, &working)
          let ids = Set(received.stored)
          return (rest.filter { ids.contains($0.eventID) }.map(\.origin), faults)
        } catch let fault as ReceiveFault {
          // It was found before anything was written.
          guard let culprit = rest.first(where: { fault.isFound(in: $0, log.realm) }) else {
            preconditionFailure("a fault is found in an event")
          }
          rest.removeAll { $0.origin == culprit.origin && $0.seq >= culprit.seq }
          faults.append(fault)
          try PullPlace(db: log.db).note(
            fault, of: culprit.origin, pulledAfter: cursor, at: time.now())
        }
      }
    }
  }

  /// Who events came from that the cloud sent.
  private static let cloudName = "cloud"
}

extension ReceiveFault {
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
private struct PullPlace {
  let db: Database

  /// Remembers where to pull next: behind the page, or once more where events were left out whose
  /// origin goes on now.
  ///
  /// - Throws: the database's error.
  func move(
    to cursor: String, from start: String, stored origins: Set<DeviceID>
  ) throws {
    var next = cursor
    let gaps = try Row.fetchAll(
      db, sql: "SELECT origin_device_id, pull_cursor FROM cloud_gaps ORDER BY number DESC")
    for gap in gaps where origins.contains(DeviceID(gap[0])) && gap[1] != start {
      next = gap[1]
      try db.execute(
        sql: "DELETE FROM cloud_gaps WHERE origin_device_id = ?", arguments: [gap[0] as String])
    }
    try db.execute(
      sql: "UPDATE cloud_line SET pull_cursor = ?1 WHERE pull_cursor <> ?1", arguments: [next])
  }

  /// Writes down why an origin's events were left out.
  ///
  /// - Throws: the database's error.
  func note(
    _ fault: ReceiveFault, of origin: DeviceID, pulledAfter cursor: String, at now: Instant
  ) throws {
    if case .gap = fault {
      // No more than a delay: it comes over the LAN, or when its origin is back.
      return try db.execute(
        sql: """
          INSERT INTO cloud_gaps (origin_device_id, pull_cursor) VALUES (?, ?)
          ON CONFLICT (origin_device_id) DO NOTHING
          """, arguments: [origin.rawValue, cursor])
    }
    try db.execute(
      sql: """
        INSERT INTO review_items (id, kind, subject_type, subject_id, detail, updated_at)
        VALUES (?1, 'not_pulled', 'sync', ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE
          SET detail = excluded.detail, status = 'open', updated_at = excluded.updated_at
        """,
      arguments: [
        "not_pulled:\(origin.rawValue)", origin.rawValue,
        "events of \(origin.rawValue) from the cloud cannot be taken: \(fault)", now.text,
      ])
  }
}
