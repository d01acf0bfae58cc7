import GRDB
import POSModel
import POSWire

extension Store {
  /// Checks every promise of the store: the file, the numbers, the log, and every row against its
  /// events folded anew. Empty when all holds.
  ///
  /// - Throws: ``StoreFailure`` when the store cannot be read.
  public func verify() throws -> [StoreFault] {
    try read { log in
      let verification = Verification(log: log)
      let parts: [(String, () throws -> [StoreFault])] = [
        ("integrity", verification.integrity), ("schema", verification.schema),
        ("duplicates", verification.duplicates),
        ("counters", verification.counters), ("sequences", verification.sequences),
        ("rows", verification.rows), ("sums", verification.sums),
      ]
      // A damaged page stops one part; what the others find must not be lost with it.
      return parts.flatMap { name, part in
        do { return try part() } catch {
          return [StoreFault(kind: .integrity, detail: "the \(name) cannot be read: \(error)")]
        }
      }
    }
  }

  /// Sets each missing or overtaken counter above every number ever used.
  ///
  /// - Returns: what was mended, in words.
  /// - Throws: ``StoreFailure``.
  public func repairCounters() throws -> [String] {
    let now = time.now()
    return try write { log in
      let counter = CheckCounter(workstation: log.realm.workstation)
      return try Verification(log: log).counterFaults().map { rvc, above in
        let next = counter.firstAbove(above)
        try log.db.execute(
          sql: """
            INSERT INTO rvc_counters (rvc_id, next_check_number, updated_at) VALUES (?, ?, ?)
            ON CONFLICT (rvc_id) DO UPDATE SET
              next_check_number = excluded.next_check_number, updated_at = excluded.updated_at
            """, arguments: [rvc.rawValue, next, now.text])
        return "counter of '\(rvc.rawValue)' set to \(next)"
      }
    }
  }
}

/// The checks of `pos verify`, each a list of faults.
struct Verification {
  let log: EventLog
  var db: Database { log.db }

  /// Queries that must find nothing, whatever the constraints say.
  private static let duplicateQueries: [(StoreFault.Kind, String)] = [
    (
      .duplicateCheckNumber,
      """
      SELECT rvc_id || ' ' || check_number || ' stands ' || COUNT(*) || ' times' FROM checks
      GROUP BY rvc_id, check_number HAVING COUNT(*) > 1
      """
    ),
    (
      .duplicateIdempotencyKey,
      """
      SELECT operation || ' ' || idempotency_key FROM idempotency_keys
      GROUP BY enterprise_id, workstation_id, operation, idempotency_key HAVING COUNT(*) > 1
      """
    ),
    (.duplicatePayment, "SELECT id FROM payments GROUP BY id HAVING COUNT(*) > 1"),
    (
      .duplicateTicket,
      """
      SELECT check_id || ' ' || station_id || ' round ' || round FROM kds_tickets
      GROUP BY check_id, station_id, round HAVING COUNT(*) > 1
      """
    ),
    (
      .duplicatePrintJob,
      "SELECT dedupe_key FROM print_jobs GROUP BY dedupe_key HAVING COUNT(*) > 1"
    ),
  ]

  /// What SQLite finds wrong with the file.
  ///
  /// - Throws: the database's error.
  func integrity() throws -> [StoreFault] {
    let broken = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
      "a row of \($0[0] as String? ?? "?") refers to nothing in \($0[2] as String? ?? "?")"
    }
    return (broken + orphans).map { StoreFault(kind: .integrity, detail: $0) }
  }

  /// What stands twice.
  ///
  /// - Throws: the database's error.
  func duplicates() throws -> [StoreFault] {
    try Self.duplicateQueries.flatMap { kind, sql in
      try String.fetchAll(db, sql: sql).map { StoreFault(kind: kind, detail: $0) }
    }
  }

  /// Counters that would give a number again.
  ///
  /// - Throws: the database's error.
  func counters() throws -> [StoreFault] {
    try counterFaults().map { rvc, above in
      StoreFault(
        kind: .counter,
        detail: "'\(rvc.rawValue)' has no counter above its own numbers (highest used: \(above))")
    }
  }

  /// Revenue centers whose counter is missing, behind or in another's block, with the highest
  /// number this device used.
  ///
  /// - Throws: the database's error.
  func counterFaults() throws -> [(RVCID, Int64)] {
    let counter = CheckCounter(workstation: log.realm.workstation)
    let main = StoreRules(currency: log.realm.currency).revenueCenter
    let used = try Row.fetchAll(
      db,
      sql: """
        SELECT rvc_id, MAX(number) FROM
          (SELECT rvc_id, check_number AS number FROM checks
           UNION ALL
           SELECT payload ->> 'rvcId', payload ->> 'checkNumber' FROM events
           WHERE type = 'order.created' AND json_valid(payload))
        WHERE (number - 1) / ? % 100 = ? AND number < ?
          AND typeof(number) = 'integer' AND typeof(rvc_id) = 'text'
        GROUP BY rvc_id
        """, arguments: [CheckCounter.block, counter.workstation, CheckCounter.furthest])
    var highest: [RVCID: Int64] = [main: 0]
    for row in used { highest[RVCID(row[0])] = row[1] }
    return try highest.sorted { $0.key < $1.key }.compactMap { rvc, above in
      let next = try Int64.fetchOne(
        db, sql: "SELECT next_check_number FROM rvc_counters WHERE rvc_id = ?",
        arguments: [rvc.rawValue])
      if let next, next > above, counter.owns(next) { return nil }
      return (rvc, above)
    }
  }

  /// Each origin's events: no gap, no broken link, no changed payload, and the counts right.
  func sequences() throws -> [StoreFault] {
    var faults: [StoreFault] = []
    var expected: [DeviceID: (seq: Int64, chain: String, lamport: Int64)] = [:]
    let events = try Row.fetchCursor(
      db,
      sql: """
        SELECT origin_device_id, origin_seq, payload, payload_sha256, chain, lamport FROM events
        ORDER BY origin_device_id, origin_seq
        """)
    while let row = try events.next() {
      let origin = DeviceID(row[0])
      let seq: Int64 = row[1]
      let payload: String = row[2]
      let before = expected[origin] ?? (0, "", 0)
      if seq != before.seq + 1 {
        faults.append(
          StoreFault(
            kind: .sequence, detail: "\(origin) has no event between \(before.seq) and \(seq)"))
      }
      if SHA256Hex.of(payload.utf8) != row[3] {
        faults.append(
          StoreFault(kind: .chain, detail: "\(origin) \(seq): the payload is not the hashed one"))
      }
      let link = EventLog.link(before.chain, row[3])
      if link != row[4] {
        faults.append(StoreFault(kind: .chain, detail: "\(origin) \(seq): the chain is broken"))
      }
      expected[origin] = (seq, row[4], max(before.lamport, row[5]))
    }
    for row in try Row.fetchAll(
      db, sql: "SELECT origin_device_id, last_seq, chain, lamport FROM origins ORDER BY 1")
    {
      let origin = DeviceID(row[0])
      let last = expected.removeValue(forKey: origin) ?? (0, "", 0)
      if last.seq != row[1] || last.chain != row[2] || last.lamport != row[3] {
        faults.append(
          StoreFault(
            kind: .sequence,
            detail: "\(origin) counts \(row[1] as Int64) events, the log ends at \(last.seq)"))
      }
    }
    for origin in expected.keys.sorted() {
      faults.append(StoreFault(kind: .sequence, detail: "\(origin) has events but no count"))
    }
    return faults
  }

  /// Items, totals and payments as plain SQL adds them up, beside what the fold wrote.
  func sums() throws -> [StoreFault] {
    try String.fetchAll(
      db,
      sql: """
        SELECT 'check ' || check_number || ': items, totals and payments differ'
        FROM checks WHERE NOT EXISTS  -- Held at the limit, and flagged: that adds up nowhere.
            (SELECT 1 FROM review_items WHERE id = 'amount_beyond_limit:' || checks.id)
          AND (subtotal_minor <> (SELECT COALESCE(SUM(amount_minor), 0) FROM check_items
            WHERE check_id = checks.id)
          OR discount_minor <> (SELECT COALESCE(SUM(discount_minor), 0) FROM check_items
            WHERE check_id = checks.id)
          OR discount_minor <>
            (SELECT COALESCE(SUM(amount_minor), 0) FROM check_discounts WHERE check_id = checks.id)
            + (SELECT COALESCE(SUM(amount_minor), 0) FROM check_combos WHERE check_id = checks.id)
          OR paid_minor <> (SELECT COALESCE(SUM(applied_minor), 0) FROM payments
            WHERE check_id = checks.id) - (SELECT COALESCE(SUM(amount_minor - tip_minor), 0)
            FROM refunds WHERE check_id = checks.id AND payment_id IS NOT NULL)
          OR rounding_minor <> (SELECT COALESCE(SUM(rounding_minor), 0) FROM payments
            WHERE check_id = checks.id) + (SELECT COALESCE(SUM(rounding_minor), 0) FROM refunds
            WHERE check_id = checks.id AND payment_id IS NOT NULL)
          OR refunded_minor <> (SELECT COALESCE(SUM(amount_minor), 0) FROM refunds
            WHERE check_id = checks.id AND payment_id IS NULL)
          OR tips_minor <> (SELECT COALESCE(SUM(tip_minor), 0) FROM payments
            WHERE check_id = checks.id) - (SELECT COALESCE(SUM(tip_minor), 0) FROM refunds
            WHERE check_id = checks.id)
          OR (total_minor <> subtotal_minor - discount_minor
            AND total_minor <> subtotal_minor - discount_minor + tax_minor)
          OR due_minor <> total_minor + rounding_minor - paid_minor
          OR (status = 'closed' AND due_minor <> 0 AND NOT EXISTS
            (SELECT 1 FROM review_items WHERE subject_id = checks.id)))
        ORDER BY check_number
        """
    ).map { StoreFault(kind: .sums, detail: $0) }
  }
}
