import GRDB
public import POSModel

/// How a printer is, as the agent last found it.
public struct PrinterTrouble: Sendable, Equatable {
  /// The printer.
  public let printer: PrinterID
  /// What is wrong, such as `paper out`.
  public let trouble: String
  /// Since when.
  public let since: Instant
}

/// The jobs of a printer, by where they are.
public struct PrinterQueue: Sendable, Equatable {
  /// The printer.
  public let printer: PrinterID
  /// How many wait or are being printed.
  public var waiting = 0
  /// How many were given up.
  public var failed = 0
  /// How many were printed.
  public var printed = 0
  /// Why the last one that was not printed was not; empty when nothing failed.
  public var lastError = ""
}

extension Store {
  /// Notes what is wrong with a printer; nil when all is well.
  ///
  /// - Throws: ``StoreFailure``.
  public func note(trouble: String?, of printer: PrinterID) throws {
    let now = time.now()
    guard try troubles().first(where: { $0.printer == printer })?.trouble != trouble else { return }
    try write { log in
      guard let trouble else {
        return try log.db.execute(
          sql: "DELETE FROM printer_states WHERE printer_id = ?", arguments: [printer.rawValue])
      }
      try log.db.execute(
        sql: """
          INSERT INTO printer_states (printer_id, trouble, since) VALUES (?, ?, ?)
          ON CONFLICT (printer_id) DO UPDATE SET trouble = excluded.trouble, since = excluded.since
          """, arguments: [printer.rawValue, trouble, now.text])
    }
  }

  /// The printers something is wrong with, by name.
  ///
  /// - Throws: ``StoreFailure``.
  public func troubles() throws -> [PrinterTrouble] {
    try read { log in
      let statement = try log.db.cachedStatement(
        sql: "SELECT printer_id, trouble, since FROM printer_states ORDER BY printer_id")
      return try Row.fetchAll(statement).map { row in
        PrinterTrouble(
          printer: PrinterID(row[0]), trouble: row[1],
          since: Instant(text: row[2]) ?? Instant(milliseconds: 0))
      }
    }
  }

  /// The printers that have jobs to print now and print none, also such as the store's rules do not
  /// name.
  ///
  /// - Throws: ``StoreFailure``.
  public func printersWithWork() throws -> [PrinterID] {
    let moments = PrintQueue.moments(at: time.now())
    return try read { log in
      let statement = try log.db.cachedStatement(
        // From printer to printer along the index, not from job to job.
        sql: """
          WITH RECURSIVE printers (id) AS (
            SELECT MIN(printer_id) FROM print_jobs WHERE status IN ('queued', 'processing')
            UNION ALL
            SELECT (SELECT MIN(printer_id) FROM print_jobs
                    WHERE status IN ('queued', 'processing') AND printer_id > printers.id)
            FROM printers WHERE printers.id IS NOT NULL)
          SELECT id FROM printers WHERE id IS NOT NULL AND EXISTS (
            SELECT 1 FROM print_jobs
            WHERE printer_id = printers.id AND \(PrintQueue.isClaimable))
            AND NOT EXISTS (
              SELECT 1 FROM print_jobs WHERE printer_id = printers.id AND \(PrintQueue.isLeased))
          """)
      return try String.fetchAll(statement, arguments: moments).map { PrinterID($0) }
    }
  }

  /// Whether a printer has jobs that wait, or were given up.
  ///
  /// - Throws: ``StoreFailure``.
  public func hasUnprintedJobs(of printer: PrinterID) throws -> Bool {
    try read { log in
      let statement = try log.db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM print_jobs WHERE printer_id = ? AND status <> 'printed')"
      )
      return try Bool.fetchOne(statement, arguments: [printer.rawValue]) ?? false
    }
  }

  /// The intents to open a drawer that go with what waits for a printer, which nobody carried out
  /// and which are not older than so many milliseconds.
  ///
  /// - Throws: ``StoreFailure``.
  public func kicksWaiting(
    for printer: PrinterID, notOlderThan milliseconds: Int64
  ) throws -> [String] {
    let moments = Self.kickMoments(at: time.now(), milliseconds)
    return try read { log in
      let statement = try log.db.cachedStatement(
        sql: """
          SELECT document FROM print_jobs
          WHERE printer_id = ? AND status IN ('queued', 'processing')
          ORDER BY due_at DESC, id DESC LIMIT 20
          """)
      let isOpen = try log.db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM drawer_kicks WHERE \(Self.isOpenKick))")
      return try String.fetchAll(statement, arguments: [printer.rawValue]).compactMap { document in
        // A request that this program does not know opens no drawer.
        let request: PrintRequest? = try? ResponseCoding.response(from: document)
        guard let kick = request?.kick else { return nil }
        return try Bool.fetchOne(isOpen, arguments: moments + ["id": kick]) == true ? kick : nil
      }
    }
  }

  /// The queues there are, by printer.
  ///
  /// - Throws: ``StoreFailure``.
  public func printQueues() throws -> [PrinterQueue] {
    try read { log in
      let rows = try Row.fetchAll(
        log.db,
        sql: """
          SELECT printer_id, SUM(status IN ('queued', 'processing')), SUM(status = 'failed'),
            SUM(status = 'printed'),
            (SELECT last_error FROM print_jobs AS one WHERE one.printer_id = print_jobs.printer_id
               AND last_error IS NOT NULL ORDER BY due_at DESC LIMIT 1)
          FROM print_jobs GROUP BY printer_id ORDER BY printer_id
          """)
      return rows.map {
        PrinterQueue(
          printer: PrinterID($0[0]), waiting: $0[1], failed: $0[2], printed: $0[3],
          lastError: $0[4] ?? "")
      }
    }
  }

  /// Queues a page that shows what a printer can do.
  ///
  /// - Throws: ``StoreFailure``.
  public func queueTest(of printer: PrinterID, key: IdempotencyKey) throws {
    let now = time.now()
    try write { log in
      let job = PrintJob(
        printer: printer, request: .test, dedupeKey: "test:\(printer.rawValue):\(key.rawValue)")
      try PrintQueue(log: log).add([job], because: key, at: now)
    }
  }

  /// Queues what was given up once more, of one printer or all, there or at another printer; its
  /// review items are settled.
  ///
  /// - Returns: how many jobs.
  /// - Throws: ``StoreFailure``.
  @discardableResult
  public func retryFailedPrints(of printer: PrinterID?, at other: PrinterID? = nil) throws -> Int {
    let now = time.now().text
    return try write { log in
      let picked = "status = 'failed' AND printer_id = COALESCE(?, printer_id)"
      try log.db.execute(
        sql: """
          UPDATE review_items SET status = 'resolved', updated_at = ? WHERE id IN
            (SELECT 'not_printed:' || id FROM print_jobs WHERE \(picked))
          """, arguments: [now, printer?.rawValue])
      try log.db.execute(
        sql: """
          UPDATE print_jobs SET status = 'queued', attempts = 0, due_at = ?,
            printer_id = COALESCE(?, printer_id)
          WHERE \(picked)
          """, arguments: [now, other?.rawValue, printer?.rawValue])
      return log.db.changesCount
    }
  }

  /// Takes an intent to open a drawer, so that nobody else does: it is carried out at most once,
  /// and not when it is older than so many milliseconds: a drawer that opens by itself is a danger.
  ///
  /// - Returns: Whether it is the caller's to carry out.
  /// - Throws: ``StoreFailure``.
  public func takeKick(_ id: String, notOlderThan milliseconds: Int64) throws -> Bool {
    let now = time.now()
    return try write { log in
      try log.db.execute(
        sql: "UPDATE drawer_kicks SET kicked_at = :now WHERE \(Self.isOpenKick)",
        arguments: Self.kickMoments(at: now, milliseconds) + ["now": now.text, "id": id])
      return log.db.changesCount == 1
    }
  }

  /// An intent to open a drawer that nobody carried out, and which is not too old. What is further
  /// ahead than that was written by a clock that went wrong.
  private static let isOpenKick = """
    id = :id AND kicked_at IS NULL AND intended_at BETWEEN :oldest AND :newest
    """

  /// What ``isOpenKick`` is worked out from, but the intent.
  private static func kickMoments(
    at now: Instant, _ milliseconds: Int64
  ) -> StatementArguments {
    [
      "oldest": now.adding(milliseconds: -milliseconds).text,
      "newest": now.adding(milliseconds: milliseconds).text,
    ]
  }
}
