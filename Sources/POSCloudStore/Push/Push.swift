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
    try await push(items, from: device, of: realm, correlation: correlation, isSenderHere: true)
  }

  /// The same, also for somebody who has a device's items tried again.
  ///
  /// - Throws: ``CloudFailure``.
  func push(
    _ items: [PushRequest.ReceivedItem], from device: DeviceID, of realm: CloudRealm,
    correlation: String, isSenderHere: Bool
  ) async throws -> PushAnswer {
    let (now, logger, begin) = (time.now(), logger, ContinuousClock.now)
    return try await pool.run { connection in
      let push = Push(
        log: CloudLog(realm: realm, connection: connection), sender: device,
        correlation: correlation, now: now, logger: logger, begin: begin, isSenderHere: isSenderHere
      )
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
  /// When it was asked for; the wait for a connection counts.
  let begin: ContinuousClock.Instant
  /// Whether the sender was here itself.
  var isSenderHere = true

  /// Until when after ``begin`` another item is tried by itself: who sends gives up after 10 s and
  /// must have its answer before that, so the last one may still take ``longestItem`` a few times.
  static let patience = Duration.seconds(5)
  /// How long one statement of an item by itself may take, in milliseconds.
  static let longestItem = 1500

  /// Tries all items in one transaction, and where that fails one by one, so that none keeps
  /// another from being stored.
  ///
  /// - Throws: ``CloudFailure``, ``DatabaseFault``.
  func run(_ items: [PushedItem]) throws -> PushAnswer {
    var results: [(place: Int, result: PushResult)]
    do {
      // What the store has is read before the commit: a trip to the database less to wait for.
      return try transaction(items, isForgiving: false) {
        Self.answer($0, have: try log.holdings())
      }
    } catch is PushTransaction.StoreBusy {
      results = items.map { Self.retry($0, "the store is busy") }
    } catch let fault as DatabaseFault where !fault.isUnavailable {
      results = try runEach(items)
    }
    let have = try log.connection.transaction(RealmScope(log.realm)) { _ in try log.holdings() }
    return Self.answer(results, have: have)
  }

  private static func answer(
    _ results: [(place: Int, result: PushResult)], have: [DeviceID: Int64]
  ) -> PushAnswer {
    PushAnswer(results: results.sorted { $0.place < $1.place }.map(\.result), have: have)
  }

  /// Each item in a transaction of its own. Each waits for the disk: a pull may show it at once,
  /// and what was shown must last.
  ///
  /// - Throws: ``CloudFailure``, ``DatabaseFault``.
  private func runEach(_ items: [PushedItem]) throws -> [(place: Int, result: PushResult)] {
    var results: [(place: Int, result: PushResult)] = []
    var reason: String?
    var branches = Branches()
    for item in items {
      // The first is tried in any case: else a request that waited long would never get anywhere.
      if reason == nil, !results.isEmpty, ContinuousClock.now - begin > Self.patience {
        reason = PushResult.missing + "those before it; no time was left"
      }
      if let reason {
        results.append(Self.retry(item, reason))
        continue
      }
      if let held = branches.answer(item) {
        results.append((item.place, held))
        continue
      }
      do {
        for (place, result) in try run(item) {
          branches.note(result, of: item)
          results.append((place, result))
        }
      } catch is PushTransaction.StoreBusy {
        // The others would wait for the same row, each as long.
        reason = "the store is busy"
        results.append(Self.retry(item, "the store is busy"))
      }
    }
    return results
  }

  /// One item: stored, refused for ever, or to be sent again.
  ///
  /// - Throws: ``PushTransaction/StoreBusy``; ``CloudFailure``, ``DatabaseFault`` when the database
  ///   as a whole is not to be had.
  private func run(_ item: PushedItem) throws -> [(place: Int, result: PushResult)] {
    do {
      return try transaction([item], isForgiving: true) { $0 }
    } catch let fault as DatabaseFault where !fault.isUnavailable {
      logger.warning(
        "push.item",
        metadata: [
          "client_tx_id": "\(item.id.rawValue.cut)", "correlation_id": "\(correlation)",
          "result": "\(fault.state)", "reason": "\(fault)",
        ])
      guard fault.isRefusal else { return [Self.retry(item, fault.message)] }
      let isTaken = fault.isUniqueViolation && ["events", "pos_transactions"].contains(fault.table)
      let refused =
        isTaken
        ? item.refused(.conflict, "another event has this id")
        : item.refused(.rejected, fault.message)
      do { return try transaction([refused], isForgiving: true) { $0 } } catch let fault
        as DatabaseFault where !fault.isUnavailable
      { return [Self.retry(item, fault.message)] }
    }
  }

  /// Items in one transaction, and what `body` makes of their results before it is committed.
  ///
  /// - Throws: ``PushTransaction/StoreBusy``; ``CloudFailure``, ``DatabaseFault``.
  private func transaction<T>(
    _ items: [PushedItem], isForgiving: Bool,
    _ body: ([(place: Int, result: PushResult)]) throws -> T
  ) throws -> T {
    try log.connection.transaction(RealmScope(log.realm)) { connection in
      if isForgiving { try connection.run("SET LOCAL statement_timeout = \(Self.longestItem)") }
      return try body(
        PushTransaction(
          log: log, sender: sender, correlation: correlation, now: now, isForgiving: isForgiving,
          isSenderHere: isSenderHere
        ).run(items))
    }
  }

  private static func retry(
    _ item: PushedItem, _ reason: String
  ) -> (place: Int, result: PushResult) {
    (item.place, PushResult(item.id, .retry, reason: reason))
  }
}
