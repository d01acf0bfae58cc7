import Foundation
import POSModel
import POSTables

/// Who has which job of a printer, inside a transaction.
///
/// One at a time changes the jobs of a printer: a claim looks for the oldest that is due and takes
/// it, and what it saw must still be so when it does. Moments are taken behind that wait.
extension CloudLog {
  /// Leases the oldest job that is due; nil when there is none, or another is being printed.
  ///
  /// - Throws: ``DatabaseFault``.
  func claimPrintJob(
    of printer: PrinterID, for device: DeviceID, token: String, milliseconds: Int64,
    by time: any TimeSource
  ) throws -> CloudPrintJob? {
    try lockPrinter(printer)
    let now = time.now()
    try giveUpPrintJobs(of: printer, at: now)
    let rows = try connection.execute(
      """
      UPDATE print_jobs SET status = 'processing', leased_by = $4, leased_until = $5,
        lease_token = $6, attempts = attempts + 1
      WHERE tenant_id = $1 AND store_id = $2 AND id = (
          SELECT id FROM print_jobs WHERE tenant_id = $1 AND store_id = $2 AND printer_id = $3
            AND (status = 'queued' AND due_at <= $7
              OR status = 'processing' AND leased_until <= $7)
          ORDER BY due_at, created_at, id LIMIT 1)
        AND NOT EXISTS (
          SELECT 1 FROM print_jobs WHERE tenant_id = $1 AND store_id = $2 AND printer_id = $3
            AND status = 'processing' AND leased_until > $7)
      RETURNING id, document, dedupe_key, attempts, sending_at
      """,
      keys + [
        .text(printer.rawValue), .text(device.rawValue),
        .text(now.adding(milliseconds: milliseconds).text), .text(token), .text(now.text),
      ])
    return rows.first.map { row in
      CloudPrintJob(
        id: row.text(0), token: token, printer: printer,
        request: Self.request(row.text(1)),
        dedupeKey: row.text(2), attempt: Int(row.integer(3)),
        mayHavePrinted: row.optionalText(4) != nil)
    }
  }

  /// Renews a lease, and notes that bytes go to the printer from now on.
  ///
  /// - Returns: the job's id.
  /// - Throws: ``PrintLeaseRefusal``; ``DatabaseFault``.
  func renewPrintJob(
    _ id: String, token: String, milliseconds: Int64, isSending: Bool, by time: any TimeSource
  ) throws -> String {
    try change(
      id, token, "leased_until = $5" + (isSending ? ", sending_at = COALESCE(sending_at, $6)" : "")
    ) {
      let now = time.now()
      return [now.adding(milliseconds: milliseconds).text] + (isSending ? [now.text] : [])
    }
  }

  /// Notes that a job is printed.
  ///
  /// - Returns: the job's id.
  /// - Throws: ``PrintLeaseRefusal``; ``DatabaseFault``.
  func acknowledgePrintJob(
    _ id: String, token: String, by time: any TimeSource
  ) throws -> String {
    try change(
      id, token,
      """
      status = 'printed', leased_by = NULL, leased_until = NULL, lease_token = NULL,
      last_error = NULL, printed_at = $5
      """
    ) { [time.now().text] }
  }

  /// Notes why a job was not printed, and when it is due again.
  ///
  /// - Returns: the job's id.
  /// - Throws: ``PrintLeaseRefusal``; ``DatabaseFault``.
  func failPrintJob(
    _ id: String, token: String, reason: String, by time: any TimeSource
  ) throws -> String {
    let id = try change(
      id, token,
      """
      status = 'queued', leased_by = NULL, leased_until = NULL, lease_token = NULL,
      last_error = $5,
      due_at = (ARRAY[$6, $7, $8, $9, $10])[LEAST(GREATEST(attempts, 1), 5)]
      """
    ) {
      let now = time.now()
      // 1, 4, 16, 64 s; the last try's job is due at once, and the next claim gives it up.
      let due = (1...CloudStore.mostPrintTries).map { attempt in
        let isLast = attempt == CloudStore.mostPrintTries
        return now.adding(milliseconds: isLast ? 0 : 1000 << (2 * Int64(attempt - 1))).text
      }
      return [reason.withoutNUL] + due
    }
    try holdBack(behind: id)
    return id
  }

  /// Makes what a station is told of a check later wait with what it was to be told before: until
  /// that is tried again. The moment tells what is later: only jobs of one wish are named in order.
  ///
  /// - Throws: ``DatabaseFault``.
  private func holdBack(behind id: String) throws {
    let rows = try connection.execute(
      """
      SELECT printer_id, document, due_at, created_at FROM print_jobs
      WHERE tenant_id = $1 AND store_id = $2 AND id = $3 AND attempts < $4
      """, keys + [.text(id), .integer(Int64(CloudStore.mostPrintTries))])
    guard let row = rows.first, let check = Self.request(row.text(1))?.checkAtStation else {
      return
    }
    try connection.execute(
      """
      UPDATE print_jobs SET due_at = $5
      WHERE tenant_id = $1 AND store_id = $2 AND printer_id = $3 AND status = 'queued'
        AND due_at < $5 AND (created_at, id) > ($7, $4) AND strpos(document, $6) > 0
      """,
      keys
        + [
          row.text(0), id, row.text(2), PrintRequest.mark(ofCheckAtStation: check), row.text(3),
        ].map { .text($0) })
  }

  /// What a job asks for; nil where this program does not know it: it fails when it is printed, and
  /// is told.
  private static func request(_ document: String) -> PrintRequest? {
    try? JSONDecoder().decode(PrintRequest.self, from: Data(document.utf8))  // Nil says it.
  }

  /// Changes a job if the lease still is its token's.
  ///
  /// - Returns: the job's id.
  /// - Throws: ``PrintLeaseRefusal``; ``DatabaseFault``.
  private func change(
    _ id: String, _ token: String, _ setting: String, _ values: () -> [String]
  ) throws -> String {
    let named = keys + [.text(id)]
    let found = try connection.execute(
      "SELECT printer_id FROM print_jobs WHERE tenant_id = $1 AND store_id = $2 AND id = $3", named)
    guard let printer = found.first?.text(0) else { throw PrintLeaseRefusal.noSuchJob }
    try lockPrinter(PrinterID(printer))
    let changed =
      try connection.execute(
        """
        UPDATE print_jobs SET \(setting) WHERE tenant_id = $1 AND store_id = $2 AND id = $3
          AND status = 'processing' AND lease_token = $4
        """, named + [.text(token)] + values().map { .text($0) }
      ).changed == 1
    if changed { return id }
    let standing = try connection.execute(
      "SELECT status FROM print_jobs WHERE tenant_id = $1 AND store_id = $2 AND id = $3", named)
    throw PrintLeaseRefusal.notHeld(status: standing.first?.text(0) ?? "")
  }

  /// Sees to it that one at a time changes the jobs of a printer; ends with the transaction.
  ///
  /// - Throws: ``DatabaseFault``.
  func lockPrinter(_ printer: PrinterID) throws {
    try connection.execute(
      "SELECT pg_advisory_xact_lock(hashtextextended($1, 1))",
      [.text("\(realm.tenant) \(realm.store) \(printer)")])
  }

  /// Gives jobs up whose last try came to nothing, and tells a manager: they must not hold up the
  /// others for ever.
  ///
  /// - Throws: ``DatabaseFault``.
  private func giveUpPrintJobs(of printer: PrinterID, at now: Instant) throws {
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
