public import POSModel
import POSWire

extension CloudStore {
  /// How long before a moment something may have come that whoever asked then did not see yet, in
  /// milliseconds: a push takes its time until it is committed.
  private static let longestOnItsWay: Int64 = 30_000

  /// All tickets that are not served yet, rushed ones and then the oldest first: of a station, or
  /// of all where none is named. Where `since` is said, those alone of which something new came
  /// here then or later, or shortly before; when it happened on its lane does not matter, which may
  /// have been cut off.
  ///
  /// - Throws: ``CloudFailure``.
  public func activeTickets(
    of realm: CloudRealm, station: StationID? = nil, since: Instant? = nil
  ) async throws -> [Ticket] {
    try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      let ids = try connection.execute(
        """
        SELECT id FROM kds_tickets WHERE tenant_id = $1 AND store_id = $2 AND status <> 'bumped'
          AND ($3::text IS NULL OR station_id = $3)
        ORDER BY is_rush DESC, created_at, check_number, round, station_id, id
        """, log.keys + [.text(station?.rawValue)]
      ).map { TicketID($0.text(0)) }
      guard let since else { return try log.tickets(ids) }
      let fresh = try log.tickets(
        ids, receivedSince: since.adding(milliseconds: -Self.longestOnItsWay))
      return try log.tickets(ids.filter(fresh.contains))
    }
  }

  /// A ticket as it stands; nil when there is none such.
  ///
  /// - Throws: ``CloudFailure``.
  public func ticket(_ id: TicketID, of realm: CloudRealm) async throws -> Ticket? {
    try await transaction(RealmScope(realm)) {
      try CloudLog(realm: realm, connection: $0).tickets([id]).first
    }
  }
}

extension CloudLog {
  /// Those of some tickets of which an event came here at a moment or later.
  ///
  /// - Throws: ``DatabaseFault``.
  fileprivate func tickets(
    _ ids: [TicketID], receivedSince moment: Instant
  ) throws -> Set<TicketID> {
    let rows = try connection.execute(
      """
      SELECT DISTINCT aggregate_id FROM events e
      JOIN pos_transactions t ON t.tenant_id = e.tenant_id AND t.store_id = e.store_id
        AND t.client_tx_id = e.event_id
      WHERE e.tenant_id = $1 AND e.store_id = $2 AND e.aggregate_id = ANY ($3::text[])
        AND e.aggregate_type IN ('kds', 'bds') AND t.received_at >= $4
      """, keys + [.texts(ids.map(\.rawValue)), .text(moment.text)])
    return Set(rows.map { TicketID($0.text(0)) })
  }

  /// Tickets of whatever area, in the order of their ids as given.
  ///
  /// - Throws: ``DatabaseFault``.
  fileprivate func tickets(_ ids: [TicketID]) throws -> [Ticket] {
    let events = try events(
      """
      AND aggregate_id = ANY ($3::text[]) AND aggregate_type IN ('kds', 'bds')
      ORDER BY lamport, origin_device_id, event_id
      """, [.texts(ids.map(\.rawValue))])
    let histories = Dictionary(grouping: events) { TicketID($0.aggregateID) }
    return ids.compactMap { id in
      var kitchen = Folded(id: ID<StationTicket<KitchenArea>>(id.rawValue))
      var bar = Folded(id: ID<StationTicket<BarArea>>(id.rawValue))
      for event in histories[id] ?? [] {
        if event.aggregateType == BarArea.aggregateType.rawValue {
          bar.fold(event)
        } else {
          kitchen.fold(event)
        }
      }
      return kitchen.state?.ticket ?? bar.state?.ticket
    }
  }
}
