import Logging
public import POSModel
public import POSWire

extension CloudStore {
  /// Stores what a device sends: of each item, everything or nothing, and each once.
  ///
  /// Results are in the order of the items. What was answered with OK or DUPLICATE is on disk.
  ///
  /// - Throws: ``CloudFailure`` when the database as a whole is not to be had or nobody registered
  ///   the store; send all of it again.
  public func push(
    _ items: [PushRequest.ReceivedItem], from device: DeviceID, of realm: CloudRealm,
    correlation: String
  ) async throws -> PushAnswer {
    let (now, logger) = (time.now(), logger)
    return try await pool.run { connection in
      let push = Push(
        log: CloudLog(realm: realm, connection: connection), sender: device,
        correlation: correlation, now: now, logger: logger)
      return try push.run(items.enumerated().map { PushedItem($1, at: $0) })
    }
  }
}

/// One request of events, on one connection.
struct Push {
  let log: CloudLog
  let sender: DeviceID
  let correlation: String
  let now: Instant
  let logger: Logger
  /// How long items are tried one by one; who sends gives up after 10 s and must have its answer
  /// before that.
  var patience = Duration.seconds(6)

  /// Tries all items in one transaction, and where that fails one by one, so that none keeps
  /// another from being stored.
  ///
  /// - Throws: ``CloudFailure``, ``DatabaseFault``.
  func run(_ items: [PushedItem]) throws -> PushAnswer {
    var results: [(place: Int, result: PushResult)]
    do {
      results = try transaction(items, .synced, isForgiving: false)
    } catch is PushTransaction.StoreBusy {
      results = items.map { Self.retry($0, "the store is busy") }
    } catch let fault as DatabaseFault where !fault.isUnavailable {
      results = try runEach(items)
    }
    let have = try log.connection.transaction(RealmScope(log.realm)) { _ in try log.holdings() }
    return PushAnswer(
      results: results.sorted { $0.place < $1.place }.map(\.result), have: have)
  }

  /// Each item in a transaction of its own. None waits for the disk; the last commit makes all of
  /// them last, for the log on disk is one.
  ///
  /// - Throws: ``CloudFailure``, ``DatabaseFault``.
  private func runEach(_ items: [PushedItem]) throws -> [(place: Int, result: PushResult)] {
    let clock = ContinuousClock()
    let deadline = clock.now + patience
    var results: [(place: Int, result: PushResult)] = []
    var reason: String?
    for item in items {
      if reason == nil, clock.now > deadline { reason = "no time was left" }
      if let reason {
        results.append(Self.retry(item, reason))
        continue
      }
      do { results += try run(item) } catch is PushTransaction.StoreBusy {
        // The others would wait for the same row, each as long.
        reason = "the store is busy"
        results.append(Self.retry(item, "the store is busy"))
      }
    }
    try transaction([], .synced, isForgiving: true)
    return results
  }

  /// One item: stored, refused for ever, or to be sent again.
  ///
  /// - Throws: ``PushTransaction/StoreBusy``; ``CloudFailure``, ``DatabaseFault`` when the database
  ///   as a whole is not to be had.
  private func run(_ item: PushedItem) throws -> [(place: Int, result: PushResult)] {
    do {
      return try transaction([item], .later, isForgiving: true)
    } catch let fault as DatabaseFault where !fault.isUnavailable {
      logger.warning(
        "push.item",
        metadata: [
          "client_tx_id": "\(item.id)", "correlation_id": "\(correlation)",
          "result": "\(fault.state)", "reason": "\(fault)",
        ])
      guard fault.isRefusal else { return [Self.retry(item, fault.message)] }
      let isTaken = fault.isUniqueViolation && ["events", "pos_transactions"].contains(fault.table)
      let refused =
        isTaken
        ? item.refused(.conflict, "another event has this id")
        : item.refused(.rejected, fault.message)
      do { return try transaction([refused], .later, isForgiving: true) } catch let fault
        as DatabaseFault where !fault.isUnavailable
      { return [Self.retry(item, fault.message)] }
    }
  }

  /// Items in one transaction.
  ///
  /// - Throws: ``PushTransaction/StoreBusy``; ``CloudFailure``, ``DatabaseFault``.
  @discardableResult
  private func transaction(
    _ items: [PushedItem], _ durability: Connection.Durability, isForgiving: Bool
  ) throws -> [(place: Int, result: PushResult)] {
    try log.connection.transaction(RealmScope(log.realm), durability) { _ in
      try PushTransaction(
        log: log, sender: sender, correlation: correlation, now: now, isForgiving: isForgiving
      ).run(items)
    }
  }

  private static func retry(
    _ item: PushedItem, _ reason: String
  ) -> (place: Int, result: PushResult) {
    (item.place, PushResult(item.id, .retry, reason: reason))
  }
}
