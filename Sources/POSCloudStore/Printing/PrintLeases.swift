import Foundation
public import POSModel
import POSTables

extension CloudStore {
  /// How often a job is tried before a manager is told.
  public static let mostPrintTries = 5

  /// The oldest job of a printer that is due, leased for so many milliseconds under `token`; nil
  /// when there is none, or another of its jobs is being printed. Asking again with the same key
  /// gives the same job, and says anew whether it may have printed.
  ///
  /// - Throws: ``CloudFailure``.
  public func claimPrintJob(
    of printer: PrinterID, in realm: CloudRealm, token: String, milliseconds: Int64,
    as write: WriteKey
  ) async throws -> WriteAnswer<CloudPrintJob?> {
    let time = time
    var answer = try await once(write, in: realm) { log -> CloudPrintJob? in
      try log.lockPrinter(printer)
      // Only now does the lease begin: there was a wait for a connection, and for the printer.
      let now = time.now()
      try log.giveUpPrintJobs(of: printer, at: now)
      let rows = try log.connection.execute(
        """
        UPDATE print_jobs SET status = 'processing', leased_by = $4, leased_until = $5,
          lease_token = $6, attempts = attempts + 1
        WHERE tenant_id = $1 AND store_id = $2 AND id = (
            SELECT id FROM print_jobs WHERE tenant_id = $1 AND store_id = $2 AND printer_id = $3
              AND (status = 'queued' AND due_at <= $7
                OR status = 'processing' AND leased_until <= $7)
            ORDER BY due_at, id LIMIT 1)
          AND NOT EXISTS (
            SELECT 1 FROM print_jobs WHERE tenant_id = $1 AND store_id = $2 AND printer_id = $3
              AND status = 'processing' AND leased_until > $7)
        RETURNING id, document, dedupe_key, attempts, sending_at
        """,
        log.keys + [
          .text(printer.rawValue), .text(write.device.rawValue),
          .text(now.adding(milliseconds: milliseconds).text), .text(token), .text(now.text),
        ])
      return rows.first.map { row in
        CloudPrintJob(
          id: row.text(0), token: token, printer: printer,
          // A request that this program does not know fails when it is printed, and is told.
          request: try? JSONDecoder().decode(PrintRequest.self, from: Data(row.text(1).utf8)),
          dedupeKey: row.text(2), attempt: Int(row.integer(3)),
          mayHavePrinted: row.optionalText(4) != nil)
      }
    }
    // Whoever lost its memory with the first answer may have begun to send since.
    if answer.isReplay, let job = answer.response, !job.mayHavePrinted {
      answer.response?.mayHavePrinted = try await hasBeenSent(job.id, in: realm)
    }
    return answer
  }

  /// Whether bytes of a job may have come to its printer.
  ///
  /// - Throws: ``CloudFailure``.
  private func hasBeenSent(_ id: String, in realm: CloudRealm) async throws -> Bool {
    try await transaction(RealmScope(realm)) { connection in
      try connection.execute(
        """
        SELECT 1 FROM print_jobs
        WHERE tenant_id = $1 AND store_id = $2 AND id = $3 AND sending_at IS NOT NULL
        """, CloudLog(realm: realm, connection: connection).keys + [.text(id)]
      ).first != nil
    }
  }

  /// Renews a lease from now on; `isSending` says that bytes go to the printer from now on.
  ///
  /// - Throws: ``PrintLeaseRefusal``; ``CloudFailure``. Nothing changed then.
  public func renewPrintJob(
    _ id: String, in realm: CloudRealm, token: String, milliseconds: Int64, isSending: Bool,
    as write: WriteKey
  ) async throws -> WriteAnswer<String> {
    try await change(
      id, in: realm, token,
      "leased_until = $5" + (isSending ? ", sending_at = COALESCE(sending_at, $6)" : ""),
      { [$0.adding(milliseconds: milliseconds).text] + (isSending ? [$0.text] : []) }, as: write)
  }

  /// Says that a job is printed.
  ///
  /// - Throws: ``PrintLeaseRefusal``; ``CloudFailure``. Nothing changed then.
  public func acknowledgePrintJob(
    _ id: String, in realm: CloudRealm, token: String, as write: WriteKey
  ) async throws -> WriteAnswer<String> {
    try await change(
      id, in: realm, token,
      """
      status = 'printed', leased_by = NULL, leased_until = NULL, lease_token = NULL,
      last_error = NULL, printed_at = $5
      """, { [$0.text] }, as: write)
  }

  /// Says why a job could not be printed. It is tried again later, up to ``mostPrintTries`` times;
  /// then a manager is told.
  ///
  /// - Throws: ``PrintLeaseRefusal``; ``CloudFailure``. Nothing changed then.
  public func failPrintJob(
    _ id: String, in realm: CloudRealm, token: String, reason: String, as write: WriteKey
  ) async throws -> WriteAnswer<String> {
    try await change(
      id, in: realm, token,
      """
      status = 'queued', leased_by = NULL, leased_until = NULL, lease_token = NULL,
      last_error = $5,
      due_at = (ARRAY[$6, $7, $8, $9, $10])[LEAST(GREATEST(attempts, 1), 5)]
      """,
      { now in
        // 1, 4, 16, 64 s; the last try's job is due at once, and the next claim gives it up.
        [reason.withoutNUL]
          + (1...Self.mostPrintTries).map { attempt in
            now.adding(milliseconds: 1000 << (2 * Int64(min(attempt, 4) - 1))).text
          }
      }, as: write)
  }

  /// Changes a job if the lease still is its token's; `values` are those of the moment it is
  /// changed.
  ///
  /// - Returns: the job's id.
  /// - Throws: ``PrintLeaseRefusal``; ``CloudFailure``.
  private func change(
    _ id: String, in realm: CloudRealm, _ token: String, _ setting: String,
    _ values: @escaping @Sendable (Instant) -> [String], as write: WriteKey
  ) async throws -> WriteAnswer<String> {
    let time = time
    return try await once(write, in: realm) { log in
      let found = try log.connection.execute(
        "SELECT printer_id FROM print_jobs WHERE tenant_id = $1 AND store_id = $2 AND id = $3",
        log.keys + [.text(id)])
      guard let printer = found.first?.text(0) else { throw PrintLeaseRefusal.noSuchJob }
      try log.lockPrinter(PrinterID(printer))
      let changed =
        try log.connection.execute(
          """
          UPDATE print_jobs SET \(setting) WHERE tenant_id = $1 AND store_id = $2 AND id = $3
            AND status = 'processing' AND lease_token = $4
          """, log.keys + [.text(id), .text(token)] + values(time.now()).map { .text($0) }
        ).changed == 1
      if changed { return id }
      let standing = try log.connection.execute(
        "SELECT status FROM print_jobs WHERE tenant_id = $1 AND store_id = $2 AND id = $3",
        log.keys + [.text(id)])
      throw PrintLeaseRefusal.notHeld(status: standing.first?.text(0) ?? "")
    }
  }
}

extension CloudLog {
  /// Sees to it that one at a time changes the jobs of a printer; ends with the transaction.
  ///
  /// A claim looks for the oldest job that is due and takes it: what it saw must still be so when
  /// it does. The lock stands before the look, for whoever changes a job as well.
  ///
  /// - Throws: ``DatabaseFault``.
  fileprivate func lockPrinter(_ printer: PrinterID) throws {
    try connection.execute(
      "SELECT pg_advisory_xact_lock(hashtextextended($1, 1))",
      [.text("\(realm.tenant) \(realm.store) \(printer)")])
  }

  /// Gives jobs up whose last try came to nothing, and tells a manager: they must not hold up the
  /// others for ever.
  ///
  /// - Throws: ``DatabaseFault``.
  fileprivate func giveUpPrintJobs(of printer: PrinterID, at now: Instant) throws {
    try connection.execute(
      """
      WITH given_up AS (
        UPDATE print_jobs SET status = 'failed', leased_by = NULL, leased_until = NULL,
          lease_token = NULL,
          last_error = COALESCE(last_error, 'its printing never came to an end')
        WHERE tenant_id = $1 AND store_id = $2 AND printer_id = $3 AND attempts >= $4
          AND (status = 'queued' OR status = 'processing' AND leased_until <= $5)
        RETURNING id, dedupe_key, last_error)
      INSERT INTO review_items
        (tenant_id, store_id, id, kind, subject_type, subject_id, detail, updated_at)
      SELECT $1, $2, 'not_printed:' || id, 'not_printed', 'print', id,
        dedupe_key || ' on ' || $3 || ': ' || last_error, $5
      FROM given_up
      ON CONFLICT (tenant_id, store_id, id) DO UPDATE SET
        detail = excluded.detail, status = 'open', updated_at = excluded.updated_at
      """,
      keys + [
        .text(printer.rawValue), .integer(Int64(CloudStore.mostPrintTries)), .text(now.text),
      ])
  }
}
