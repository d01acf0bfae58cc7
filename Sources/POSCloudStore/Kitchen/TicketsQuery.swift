public import POSModel
import POSWire

extension CloudStore {
  /// All tickets that are not served yet, rushed ones and then the oldest first: of a station, or
  /// of all where none is named; those alone to which something happened at `since` or later, where
  /// that is said.
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
      ).map { $0.text(0) }
      return try log.tickets(ids, since: since)
    }
  }

  /// A ticket as it stands; nil when there is none such.
  ///
  /// - Throws: ``CloudFailure``.
  public func ticket(_ id: TicketID, of realm: CloudRealm) async throws -> Ticket? {
    try await transaction(RealmScope(realm)) {
      try CloudLog(realm: realm, connection: $0).tickets([id.rawValue]).first
    }
  }
}

extension CloudLog {
  /// Tickets of whatever area, in the order of their ids as given; those alone to which something
  /// happened at `since` or later.
  ///
  /// - Throws: ``DatabaseFault``.
  fileprivate func tickets(_ ids: [String], since: Instant? = nil) throws -> [Ticket] {
    let events = try events(
      """
      AND aggregate_id = ANY ($3::text[]) AND aggregate_type IN ('kds', 'bds')
      ORDER BY lamport, origin_device_id, event_id
      """, [.texts(ids)])
    let histories = Dictionary(grouping: events, by: \.aggregateID)
    return ids.compactMap { id in
      if let since, histories[id]?.contains(where: { $0.at >= since }) != true { return nil }
      var kitchen = Folded(id: ID<StationTicket<KitchenArea>>(id))
      var bar = Folded(id: ID<StationTicket<BarArea>>(id))
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
