import POSModel
import POSTables
import POSWire

/// The steps of items inside their transaction: all of it, or nothing.
struct PushTransaction {
  let log: CloudLog
  /// Who sends; the events may have happened elsewhere.
  let sender: DeviceID
  let correlation: String
  let now: Instant
  /// Whether rows that break a constraint are left as they are, with a review item, instead of
  /// failing the transaction.
  let isForgiving: Bool
  /// Whether the sender was here itself, and not somebody who has its items tried again.
  var isSenderHere = true

  /// The store's own row could not be had in time: no item of the store can be stored now.
  struct StoreBusy: Error {}

  /// Stores what is new and folds it in.
  ///
  /// - Throws: ``StoreBusy``, ``CloudFailure/unknownRealm(_:)``, ``DatabaseFault``.
  func run(_ items: [PushedItem]) throws -> [(place: Int, result: PushResult)] {
    let (arrival, owner, cloud) = try lockStore()
    var sifting = try look(up: items, cloud)
    for item in items { sifting.take(item) }
    let accepted = sifting.accepted
    let arrivals = accepted.indices.map { arrival + Int64($0) + 1 }
    let folding = BatchFolding(log: log, owner: owner, now: now)
    let changes = try folding.changes(by: accepted.map(\.event))
    var writes = EventWrites(
      log: log, sender: sender, correlation: correlation, now: now
    ).statements(accepted, arrivals)
    writes += RejectedWrites(log: log, sender: sender, now: now).statements(sifting.refused)
    writes += originWrites(sifting)
    try log.connection.pipeline(writes)
    try fill(accepted)
    try save(changes)
    try ConflictNotes(log: log, currency: owner.currency).update(accepted.map(\.event))
    // Behind the rows: the numbers of checks that came back are known now.
    if sifting.cloud != cloud { try log.begin(sifting.cloud, at: now) }
    try log.connection.pipeline(
      [
        Statement(
          "UPDATE stores SET last_arrival = $3 WHERE tenant_id = $1 AND store_id = $2",
          log.keys + [.integer(arrivals.last ?? arrival)])
      ] + (isSenderHere ? [seeing] : [])
        + (arrivals.last.map { [NewsDesk.notice(log.realm, $0)] } ?? []))
    return sifting.results
  }

  /// The statement that says the sender was here.
  private var seeing: Statement {
    Statement(
      """
      UPDATE devices SET last_seen_at = $4
      WHERE tenant_id = $1 AND store_id = $2 AND device_id = $3
      """, log.keys + [.text(sender.rawValue), .text(now.text)])
  }

  /// Takes the store's row, so that its events are committed in one order and a pull never passes
  /// one that is committed late.
  ///
  /// - Returns: the place of the last event, whose rows follow from them, and what the cloud's own
  ///   events are counted as.
  /// - Throws: ``StoreBusy``, ``CloudFailure/unknownRealm(_:)``, ``DatabaseFault``.
  private func lockStore() throws -> (arrival: Int64, owner: RowOwner, cloud: CloudOrigin) {
    do { return try log.lockStore() } catch let fault as DatabaseFault where fault.isPassing {
      throw StoreBusy()
    }
  }

  /// Looks up what the store holds of what was sent.
  ///
  /// - Throws: ``DatabaseFault``.
  private func look(up items: [PushedItem], _ cloud: CloudOrigin) throws -> Sifting {
    let ids = Set(items.compactMap { $0.event?.eventID }).sorted().map(\.rawValue)
    let origins = Set(items.compactMap { $0.event?.origin ?? $0.claim?.origin }).sorted()
      .map(\.rawValue)
    let answers = try log.connection.pipeline([
      Statement(
        """
        SELECT event_id, origin_device_id, origin_seq, payload_sha256 FROM events
        WHERE tenant_id = $1 AND store_id = $2 AND event_id = ANY ($3::text[])
        """, log.keys + [.texts(ids)]),
      Statement(
        """
        SELECT origin_device_id, last_seq, chain, lamport, far_tries FROM origins
        WHERE tenant_id = $1 AND store_id = $2 AND origin_device_id = ANY ($3::text[])
        """, log.keys + [.texts(origins)]),
      Statement(
        """
        SELECT origin_device_id, origin_seq, item_id, chain_before, payload_sha256
        FROM rejected_items WHERE tenant_id = $1 AND store_id = $2 AND resolved_at IS NULL
          AND origin_device_id = ANY ($3::text[])
        """, log.keys + [.texts(origins)]),
      Statement(
        """
        SELECT COALESCE(MAX(lamport), 0) FROM origins WHERE tenant_id = $1 AND store_id = $2
        """, log.keys),
    ])
    let known = answers[0].map { row in
      (
        EventID(row.text(0)),
        Sifting.Known(
          place: Sifting.Place(origin: DeviceID(row.text(1)), seq: row.integer(2)),
          payloadSHA256: row.text(3))
      )
    }
    let states = answers[1].map { row in
      (
        DeviceID(row.text(0)),
        CloudLog.OriginState(
          lastSeq: row.integer(1), chain: row.text(2), lamport: row.integer(3),
          farTries: row.integer(4))
      )
    }
    let holes = answers[2].map { row in
      (
        Sifting.Place(origin: DeviceID(row.text(0)), seq: row.integer(1)),
        Sifting.Hole(
          item: row.text(2), chain: row.optionalText(3) ?? "",
          payloadSHA256: row.optionalText(4) ?? "")
      )
    }
    return Sifting(
      realm: log.realm, cloud: cloud,
      origins: Dictionary(states, uniquingKeysWith: { first, _ in first }),
      known: Dictionary(known, uniquingKeysWith: { first, _ in first }),
      holes: Dictionary(holes, uniquingKeysWith: { first, _ in first }),
      clock: answers[3].first?.integer(0) ?? 0)
  }

  /// Writes down how far the origins have come.
  private func originWrites(_ sifting: Sifting) -> [Statement] {
    let states = sifting.moved.sorted().map { ($0, sifting.origins[$0, default: .init()]) }
    return states.isEmpty ? [] : [log.setting(states)]
  }

  /// Closes the holes that events fill; where one is not what its refused item said it was, the
  /// chain of its origin is linked anew from the first of them.
  ///
  /// - Throws: ``DatabaseFault``.
  private func fill(_ accepted: [Sifting.Accepted]) throws {
    var first: [DeviceID: (seq: Int64, chain: String)] = [:]
    var liars: Set<DeviceID> = []
    for filling in accepted {
      guard let hole = filling.fills else { continue }
      try log.connection.execute(
        """
        UPDATE rejected_items SET resolved_at = $4
        WHERE tenant_id = $1 AND store_id = $2 AND item_id = $3
        """, log.keys + [.text(hole.item), .text(now.text)])
      let event = filling.event
      if event.payloadSHA256 != hole.payloadSHA256 { liars.insert(event.origin) }
      if first[event.origin].map({ event.seq < $0.seq }) ?? true {
        first[event.origin] = (event.seq, hole.chain)
      }
    }
    for origin in liars.sorted() {
      if let place = first[origin] {
        try log.relink(origin, after: place.seq - 1, place.chain)
      }
    }
  }

  /// Writes the rows that follow from the events.
  ///
  /// - Throws: ``DatabaseFault``.
  private func save(_ changes: [AggregateChange]) throws {
    let saving = RowSaving(log: log, now: now)
    guard isForgiving else { return try saving.save(changes) }
    try saving.save(changes) { _ in true }
  }
}
