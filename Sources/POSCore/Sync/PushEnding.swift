import GRDB
public import POSModel
public import POSWire

/// How a push ended.
public enum PushEnd: Sendable, Equatable {
  /// The cloud took it and said what became of each event.
  case answered(PushAnswer, milliseconds: Int64)
  /// Nobody knows what became of it: no answer in time, or that the cloud failed, which is `heard`.
  case unanswered(String, retryAt: Instant, heard: Bool)
  /// There was no connection, so nothing was tried.
  case notSent(String)
  /// Who answers is not the cloud, or cannot be believed to be.
  case stranger(String)
  /// The cloud does not let this device in.
  case shutOut(String)
}

extension Store {
  /// Ends a push; `claim` is nil when it held no events. `jitter` is thousandths, from -200 to 200,
  /// to be added to pauses.
  ///
  /// Each event's row changes only while its lease still is the claim's: what an older attempt
  /// learns late changes nothing.
  ///
  /// - Returns: Why nothing more is to be sent, where the answer shows that this store was set
  ///   back; a manager is told, and the events are sent again when it is not any more. Else nil.
  /// - Throws: ``StoreFailure``; the leases run out then.
  @discardableResult
  public func endPush(_ claim: PushClaim?, _ end: PushEnd, jitter: Int64) throws -> String? {
    let now = time.now()
    return try write { log in
      try PushEnding(log: log, now: now, jitter: jitter, token: claim?.token ?? "")
        .end(claim?.items ?? [], end)
    }
  }
}

/// The end of one push inside its transaction.
private struct PushEnding {
  let log: EventLog
  let now: Instant
  let jitter: Int64
  let token: String

  private var db: Database { log.db }
  private var secondLook: Instant { now.adding(milliseconds: SyncBackOff.secondLook) }
  private var reviews: SyncReviews { SyncReviews(db: db, now: now) }

  /// Writes down what became of the items, and how the line is.
  ///
  /// - Returns: Why nothing more is to be sent, where the store was set back.
  /// - Throws: the database's error.
  func end(_ items: [PushClaim.Item], _ end: PushEnd) throws -> String? {
    let line = CloudLine(db: db, now: now)
    if !items.isEmpty { try line.endSending() }
    switch end {
    case .answered(let answer, let milliseconds):
      try line.set(have: answer.have)
      if let reason = try SetBack(log: log).note(answer) {
        try close(line, .refused, items, reason)
        return reason
      }
      try line.set(.up)
      try self.answered(items, answer, milliseconds, line)
    case .unanswered(let reason, let retryAt, let heard):
      // A line on which nobody answers is none: cards must not wait for it.
      try line.set(heard ? .up : .down)
      try line.set(trouble: reason)
      try unanswered(items, reason, retryAt)
    case .notSent(let reason):
      try line.set(.down)
      try line.set(trouble: reason)
      for item in items { try giveBack(item) }
    case .stranger(let reason): try close(line, .stranger, items, reason)
    case .shutOut(let reason): try close(line, .refused, items, reason)
    }
    return nil
  }

  /// Nothing is taken, until somebody does something about it.
  ///
  /// - Throws: the database's error.
  private func close(
    _ line: CloudLine, _ state: SyncState.Line, _ items: [PushClaim.Item], _ reason: String
  ) throws {
    try line.set(state)
    try line.set(trouble: reason)
    for item in items { try giveBack(item) }
    try reviews.tell(.notSynced, "cloud", subject: ("sync", "cloud"), reason)
  }

  /// Takes the cloud's word for each item.
  ///
  /// - Throws: the database's error.
  private func answered(
    _ items: [PushClaim.Item], _ answer: PushAnswer, _ milliseconds: Int64, _ line: CloudLine
  ) throws {
    let results = Dictionary(
      answer.results.map { ($0.clientTxID, $0) }, uniquingKeysWith: { first, _ in first })
    var push = SyncState.Push(
      at: now, milliseconds: milliseconds, sent: items.count, stored: 0, refused: 0)
    var trouble: String?
    // When the event goes again that those behind it wait for.
    var next: Instant?
    for item in items {
      let result = results[item.id]
      let reason = result?.reason ?? "the cloud did not say why"
      switch result?.status {
      case .ok, .duplicate:
        try acknowledge(item)
        push.stored += 1
      case .conflict where try result?.isPlaceTaken == true && isOfOthers(item):
        // Two histories of somebody else: the cloud keeps this event with what it refused, and
        // there is nothing that this till could send instead.
        try acknowledge(item)
        try tell(item, "CONFLICT: \(reason)")
        push.refused += 1
      case .conflict, .rejected:
        let text = "\(result?.status.rawValue ?? ""): \(reason)"
        try refuse(item, text)
        push.refused += 1
        trouble = text
      case .retry where result?.isMissingOthers == true:
        // No fault of its own: it goes with the one it waits for.
        let pause = SyncBackOff.milliseconds(after: 2, jitter: jitter)
        try wait(item, reason, until: next ?? now.adding(milliseconds: pause))
        trouble = reason
      case .retry, nil:
        let text = result == nil ? "the cloud said nothing about it" : "RETRY: \(reason)"
        let pause = SyncBackOff.milliseconds(after: item.attempts + 1, jitter: jitter)
        next = now.adding(milliseconds: pause)
        try tryAgain(item, text, at: now.adding(milliseconds: pause), holdsBack: true)
        trouble = text
      }
    }
    try wakeUnanswered()
    if !items.contains(where: \.hasFailed) { try lookAgain() }
    try unblock(answer.have)
    try line.set(trouble: trouble)
    if !items.isEmpty { try line.set(last: push) }
    try reviews.settle(.notSynced, "cloud")
  }

  /// Nobody knows what became of the items. What stood alone in its request may itself be what the
  /// cloud stumbles over, so it holds up nobody.
  ///
  /// - Throws: the database's error.
  private func unanswered(
    _ items: [PushClaim.Item], _ reason: String, _ retryAt: Instant
  ) throws {
    for item in items {
      try tryAgain(item, reason, at: retryAt, holdsBack: items.count > 1, isSilence: true)
    }
  }

  /// The cloud has it.
  ///
  /// - Throws: the database's error.
  private func acknowledge(_ item: PushClaim.Item) throws {
    let isOurs = try change(
      item, "status = 'cloud_ack', acknowledged_at = ?, last_error = NULL", [now.text])
    if isOurs, item.hasFailed { try reviews.settle(.notSynced, item.id.rawValue) }
  }

  /// Whether it happened elsewhere and is only passed on from here.
  ///
  /// - Throws: the database's error.
  private func isOfOthers(_ item: PushClaim.Item) throws -> Bool {
    try log.event(item.id).map { $0.origin != log.realm.origin } ?? false
  }

  /// The cloud will never take it.
  ///
  /// - Throws: the database's error.
  private func refuse(_ item: PushClaim.Item, _ reason: String) throws {
    let isOurs = try change(
      item,
      """
      status = 'error', attempts = attempts + 1, holds_back = 0, silences = 0,
      next_attempt_at = ?, last_error = ?
      """, [secondLook.text, reason])
    if isOurs { try tell(item, reason) }
  }

  /// It is tried again, up to ``SyncBackOff/mostAttempts`` times; then a manager is told.
  ///
  /// - Throws: the database's error.
  private func tryAgain(
    _ item: PushClaim.Item, _ reason: String, at next: Instant, holdsBack: Bool = false,
    isSilence: Bool = false
  ) throws {
    let isLast = item.attempts + 1 >= SyncBackOff.mostAttempts
    let isOurs = try change(
      item,
      """
      status = ?, attempts = attempts + 1, next_attempt_at = ?, holds_back = ?,
      silences = silences + ?, last_error = ?
      """,
      [
        isLast ? "error" : "pending", (isLast ? secondLook : next).text, holdsBack,
        isLast && isSilence, reason,
      ])
    if isOurs, isLast {
      // Not how many there were: whoever reads it would find it new with each look at it.
      try tell(item, "given up after \(SyncBackOff.mostAttempts) attempts: \(reason)")
    }
  }

  /// It waits for those before it, which is no attempt.
  ///
  /// - Throws: the database's error.
  private func wait(_ item: PushClaim.Item, _ reason: String, until next: Instant) throws {
    _ = try change(
      item, "status = 'pending', next_attempt_at = ?, last_error = ?", [next.text, reason])
  }

  /// The cloud takes nothing of an origin behind an event that was given up: where others wait for
  /// it, that one goes on being tried, as seldom as at the end.
  ///
  /// - Throws: the database's error.
  private func unblock(_ have: [DeviceID: Int64]) throws {
    let origins = try String.fetchAll(
      db, sql: "SELECT DISTINCT origin_device_id FROM outbox WHERE status = 'error'")
    let pause = SyncBackOff.milliseconds(after: SyncBackOff.mostAttempts, jitter: jitter)
    for origin in origins {
      // One the cloud refused for ever has a place in its count, and blocks nothing.
      let next = (have[DeviceID(origin)] ?? 0) + 1
      try db.execute(
        sql: """
          UPDATE outbox SET status = 'pending', holds_back = 1, next_attempt_at = ?1
          WHERE origin_device_id = ?2 AND origin_seq = ?3 AND status = 'error' AND EXISTS (
            SELECT 1 FROM outbox WHERE origin_device_id = ?2 AND origin_seq > ?3
              AND status IN ('pending', 'sent'))
          """, arguments: [now.adding(milliseconds: pause).text, origin, next])
    }
  }

  /// Nothing was tried.
  ///
  /// - Throws: the database's error.
  private func giveBack(_ item: PushClaim.Item) throws {
    _ = try change(item, "status = 'pending'")
  }

  /// Changes an item's row and ends its lease, if that still is the token's.
  ///
  /// - Returns: Whether it was.
  /// - Throws: the database's error.
  private func change(
    _ item: PushClaim.Item, _ setting: String, _ values: StatementArguments = []
  ) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE outbox SET \(setting), lease_owner_id = NULL, lease_token = NULL,
          lease_expires_at = NULL
        WHERE event_id = ? AND status = 'sent' AND lease_token = ?
        """)
    try statement.execute(arguments: values + [item.id.rawValue, token])
    return db.changesCount == 1
  }

  /// The cloud answers again: what was given up because it did not is tried anew. Once: an event
  /// that makes it fall silent must not do so again and again; where others wait for it, it goes as
  /// seldom as any other that was given up.
  ///
  /// - Throws: the database's error.
  private func wakeUnanswered() throws {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE outbox SET status = 'pending', attempts = 0, holds_back = 0, next_attempt_at = ?
        WHERE status = 'error' AND silences = 1
        """)
    try statement.execute(arguments: [now.text])
  }

  /// What was refused or given up goes once more, now and then: where somebody had it taken in the
  /// cloud, the answer says so. Where this answer is to such ones, the next wait for another.
  ///
  /// - Throws: the database's error.
  private func lookAgain() throws {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE outbox SET status = 'pending', holds_back = 0, next_attempt_at = ?1
        WHERE event_id IN (
          SELECT event_id FROM outbox WHERE status = 'error' AND next_attempt_at <= ?1
          ORDER BY next_attempt_at, origin_device_id, origin_seq LIMIT ?2)
        """)
    try statement.execute(arguments: [now.text, SyncBackOff.mostSecondLooks])
  }

  // MARK: - The manager

  /// Tells a manager of an event that did not reach the cloud.
  ///
  /// - Throws: the database's error.
  private func tell(_ item: PushClaim.Item, _ reason: String) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT aggregate_type, aggregate_id,
          type || ' of ' || origin_device_id || ' ' || origin_seq || ' is not in the cloud: '
        FROM events WHERE event_id = ?
        """, arguments: [item.id.rawValue])
    guard let row else { return }
    try reviews.tell(
      .notSynced, item.id.rawValue, subject: (row[0], row[1]), (row[2] as String) + reason)
  }
}
