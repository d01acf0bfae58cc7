import GRDB
public import POSModel

extension Store {
  /// How often a job is tried before a manager is told.
  public static let mostPrintTries = 5

  /// The oldest job of a printer that is due, leased to `owner` for so many milliseconds; nil when
  /// there is none, or another of its jobs is being printed. `token` names the lease, and no other.
  ///
  /// A job whose lease ran out at its last try is given up, and a manager is told: whatever ends
  /// those who print it must not hold up the others for ever.
  ///
  /// - Throws: ``StoreFailure``.
  public func claimPrintJob(
    of printer: PrinterID, by owner: String, token: String, milliseconds: Int64
  ) throws -> ClaimedJob? {
    let now = time.now()
    return try write { log in
      let queue = PrintQueue(log: log)
      let end = now.adding(milliseconds: milliseconds)
      while let job = try queue.claim(printer, by: owner, token: token, at: now, until: end) {
        guard job.attempt > Self.mostPrintTries else { return job }
        _ = try Self.giveUp(job, "its printing never came to an end", at: now, log.db)
      }
      return nil
    }
  }

  /// Renews a lease from now on; `isSending` says that bytes go to the printer from now on.
  ///
  /// - Returns: Whether the lease still was that token's; nothing changed when not.
  /// - Throws: ``StoreFailure``.
  public func renewPrintJob(
    _ job: ClaimedJob, milliseconds: Int64, isSending: Bool
  ) throws -> Bool {
    let now = time.now()
    return try change(
      job,
      """
      leased_until = ?, sending_at = CASE WHEN ? THEN COALESCE(sending_at, ?) ELSE sending_at END
      """, [now.adding(milliseconds: milliseconds).text, isSending, now.text])
  }

  /// Says that a job is printed.
  ///
  /// - Returns: Whether the lease still was that token's; nothing changed when not.
  /// - Throws: ``StoreFailure``.
  public func acknowledgePrintJob(_ job: ClaimedJob) throws -> Bool {
    try change(
      job,
      """
      status = 'printed', leased_by = NULL, leased_until = NULL, lease_token = NULL,
      last_error = NULL, printed_at = ?
      """, [time.now().text])
  }

  /// Says why a job could not be printed. It is tried again later, up to ``mostPrintTries`` times;
  /// then a manager is told. `isFinal` says that no other try can help. What the station is told of
  /// the same check later waits with it.
  ///
  /// - Returns: Whether the lease still was that token's; nothing changed when not.
  /// - Throws: ``StoreFailure``.
  public func failPrintJob(_ job: ClaimedJob, reason: String, isFinal: Bool) throws -> Bool {
    let now = time.now()
    return try write { log in
      guard !isFinal, job.attempt < Self.mostPrintTries else {
        return try Self.giveUp(job, reason, at: now, log.db)
      }
      let due = now.adding(milliseconds: Self.backOff(after: job.attempt))
      let isOurs = try Self.change(
        job,
        """
        status = 'queued', leased_by = NULL, leased_until = NULL, lease_token = NULL,
        last_error = ?, due_at = ?
        """, [reason, due.text], log.db)
      if isOurs { try PrintQueue(log: log).holdBack(behind: job, until: due) }
      return isOurs
    }
  }

  /// Gives a job up and tells a manager.
  ///
  /// - Returns: Whether the lease still was that token's; nothing changed when not.
  /// - Throws: the database's error.
  private static func giveUp(
    _ job: ClaimedJob, _ reason: String, at now: Instant, _ db: Database
  ) throws -> Bool {
    let isOurs = try change(
      job,
      """
      status = 'failed', leased_by = NULL, leased_until = NULL, lease_token = NULL,
      last_error = ?
      """, [reason], db)
    guard isOurs else { return false }
    try db.execute(
      sql: """
        INSERT INTO review_items (id, kind, subject_type, subject_id, detail, updated_at)
        VALUES (?, 'not_printed', 'print', ?, ?, ?) ON CONFLICT (id) DO UPDATE
          SET detail = excluded.detail, status = 'open', updated_at = excluded.updated_at
        """,
      arguments: [
        "not_printed:\(job.id)", job.id, "\(job.dedupeKey) on \(job.printer.rawValue): \(reason)",
        now.text,
      ])
    return true
  }

  /// Ends the leases of everybody but `owner`. For who took the role of printing, and so knows that
  /// whoever had it is dead: a printer need not stand still until their leases run out.
  ///
  /// - Throws: ``StoreFailure``.
  public func endPrintLeases(except owner: String) throws {
    let now = time.now().text
    try write { log in
      try log.db.execute(
        sql: """
          UPDATE print_jobs SET leased_until = ?1
          WHERE status = 'processing' AND leased_by <> ?2 AND leased_until > ?1
          """, arguments: [now, owner])
    }
  }

  /// How long a job waits after a try that failed, in milliseconds: 1, 4, 16, 64 s.
  static func backOff(after attempt: Int) -> Int64 { 1000 << (2 * Int64(min(attempt, 4) - 1)) }

  /// Changes a job if the lease still is its token's.
  ///
  /// - Throws: ``StoreFailure``.
  private func change(
    _ job: ClaimedJob, _ setting: String, _ values: StatementArguments
  ) throws -> Bool {
    try write { log in try Self.change(job, setting, values, log.db) }
  }

  /// Changes a job if the lease still is its token's.
  ///
  /// - Throws: the database's error.
  private static func change(
    _ job: ClaimedJob, _ setting: String, _ values: StatementArguments, _ db: Database
  ) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE print_jobs SET \(setting)
        WHERE id = ? AND status = 'processing' AND lease_token = ?
        """)
    try statement.execute(arguments: values + [job.id, job.token])
    return db.changesCount == 1
  }
}
