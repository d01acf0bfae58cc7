public import POSModel
public import POSWire

extension CloudStore {
  /// The events of a store that are not of `origin`, in the order they were committed. A device
  /// that was set back counts under a new origin, and gets what it made under the old ones: it may
  /// have lost some.
  ///
  /// Those of other lanes are among them, not only the cloud's own: lanes that cannot see each
  /// other on the LAN meet here, and a new device gets the whole store. What a lane has by the LAN
  /// already it passes over.
  ///
  /// When there are none, it waits for news as long as `wait`. The cursor moves on past the
  /// device's own events too, so an answer may have no events and yet more to come.
  ///
  /// - Throws: ``CloudFailure``; ``CloudFailure/badCursor(_:)`` also when the cursor is beyond the
  ///   last event, or of an epoch before the database was set back: events would be skipped. Begin
  ///   again without.
  public func pull(
    _ realm: CloudRealm, for origin: DeviceID, after cursor: String,
    limit: Int = PullAnswer.mostEvents, wait: Duration = .zero
  ) async throws -> PullAnswer {
    let clock = ContinuousClock()
    let deadline = clock.now + wait
    var cursor = cursor
    while true {
      let answer = try await page(realm, for: origin, after: cursor, limit: limit)
      let left = deadline - clock.now
      guard answer.events.isEmpty, !answer.hasMore, left > .zero else { return answer }
      cursor = answer.cursor
      guard try await waitForNews(realm, after: cursor, timeout: left) else { return answer }
    }
  }

  /// Whether there are events after `cursor` before the time is over. Holds no connection while it
  /// waits.
  ///
  /// - Throws: ``CloudFailure``; `CancellationError`.
  public func waitForNews(
    _ realm: CloudRealm, after cursor: String, timeout: Duration
  ) async throws -> Bool {
    let place = try PullCursor(cursor).arrival
    // First the ear, then the look: what is committed between them is heard.
    let news = newsDesk.news(of: realm)
    if try await lastArrival(of: realm) > place { return true }
    let isNews = try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        for await arrival in news {
          if arrival > place { return true }
          if arrival < 0, try await self.lastArrival(of: realm) > place { return true }
        }
        return false
      }
      group.addTask {
        try await Task.sleep(for: timeout)
        return false
      }
      defer { group.cancelAll() }
      return try await group.next() ?? false
    }
    try Task.checkCancellation()
    return isNews
  }

  /// The places of what is committed in a store from now on, by whichever copy of the cloud; -1
  /// when some may have been missed. Ends when the store is closed.
  public func news(of realm: CloudRealm) -> AsyncStream<Int64> { newsDesk.news(of: realm) }

  /// The place of a store's last event.
  ///
  /// - Throws: ``CloudFailure``.
  private func lastArrival(of realm: CloudRealm) async throws -> Int64 {
    try await transaction(RealmScope(realm)) {
      try CloudLog(realm: realm, connection: $0).end().arrival
    }
  }

  /// One page, without waiting.
  ///
  /// - Throws: ``CloudFailure``.
  private func page(
    _ realm: CloudRealm, for origin: DeviceID, after cursor: String, limit: Int
  ) async throws -> PullAnswer {
    let place = try PullCursor(cursor)
    do {
      return try await transaction(RealmScope(realm)) { connection in
        try CloudLog(realm: realm, connection: connection)
          .page(for: origin, after: place, limit: min(max(1, limit), PullAnswer.mostEvents))
      }
    } catch let failure as CloudFailure {
      guard case .badCursor = failure else { throw failure }
      let now = time.now()
      try await transaction(RealmScope(realm)) {
        try CloudLog(realm: realm, connection: $0).mindSetBack(provenBy: place, at: now)
      }
      throw failure
    }
  }
}

extension CloudLog {
  /// How many places are looked through for one page: a store's only lane finds none but its own
  /// events, and must not read a million of them at once to be told so.
  static let pageReach: Int64 = 5000
  /// How much a page holds, in bytes of payload, before it ends.
  static let pageBytes = 1 << 20

  /// The place of the store's last event.
  ///
  /// - Throws: ``CloudFailure/unknownRealm(_:)``; ``DatabaseFault``.
  func end() throws -> PullCursor {
    let rows = try connection.execute(
      "SELECT last_arrival, epoch FROM stores WHERE tenant_id = $1 AND store_id = $2", keys)
    guard let row = rows.first else { throw CloudFailure.unknownRealm(realm) }
    return PullCursor(arrival: row.integer(0), epoch: row.integer(1))
  }

  /// The next events that are not of `origin`.
  ///
  /// - Throws: ``CloudFailure/badCursor(_:)``, ``CloudFailure/unknownRealm(_:)``;
  ///   ``DatabaseFault``.
  func page(for origin: DeviceID, after place: PullCursor, limit: Int) throws -> PullAnswer {
    // Read first: what is committed behind it belongs to the next page.
    let last = try end()
    guard place.isPlace(before: last) else { throw CloudFailure.badCursor(place.text) }
    let reach = min(last.arrival, place.arrival + Self.pageReach)
    let rows = try connection.execute(
      """
      SELECT * FROM (
        SELECT *, SUM(octet_length(payload)) OVER (ORDER BY arrival) AS bytes FROM (
          \(Self.columns) AND arrival > $3 AND arrival <= $4 AND origin_device_id <> $5
          ORDER BY arrival LIMIT $6) AS next) AS sized
      WHERE bytes - octet_length(payload) < \(Self.pageBytes) ORDER BY arrival
      """,
      keys + [
        .integer(place.arrival), .integer(reach), .text(origin.rawValue), .integer(Int64(limit)),
      ])
    let events = try rows.map { try event($0) }
    var end = reach
    if rows.count > 0, case let row = rows[rows.count - 1],
      events.count == limit || row.integer(14) >= Self.pageBytes
    {
      end = row.integer(13)
    }
    return PullAnswer(
      events: events, cursor: PullCursor(arrival: end, epoch: last.epoch).text,
      hasMore: end < last.arrival)
  }
}
