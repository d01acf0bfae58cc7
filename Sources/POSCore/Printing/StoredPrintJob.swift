import GRDB
public import POSModel

/// A print job as the store has it, whatever became of it.
public struct StoredPrintJob: Sendable, Equatable {
  /// How far it has come.
  public enum Status: String, Sendable { case queued, processing, printed, failed }

  /// The printer.
  public let printer: PrinterID
  /// What to print; nil when a newer program made the job.
  public let request: PrintRequest?
  /// What no two jobs share.
  public let dedupeKey: String
  /// How far it has come.
  public let status: Status
  /// How often it was taken to be printed.
  public let attempts: Int
  /// When its first byte may have gone to the printer; nil before.
  public let sendingAt: Instant?
  /// When it was on paper; nil before.
  public let printedAt: Instant?
}

extension Store {
  /// All print jobs, in the order of their ids.
  ///
  /// - Throws: ``StoreFailure``.
  public func printJobs() throws -> [StoredPrintJob] {
    try read { log in
      let rows = try Row.fetchAll(
        log.db,
        sql: """
          SELECT printer_id, document, dedupe_key, status, attempts, sending_at, printed_at
          FROM print_jobs ORDER BY id
          """)
      return try rows.map { row in
        let document: String = row[1]
        guard let status = StoredPrintJob.Status(rawValue: row[3]) else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a job's status is none")
        }
        return StoredPrintJob(
          printer: PrinterID(row[0]),
          // As with a claim: a job of a newer program is there, and cannot be read.
          request: try? ResponseCoding.response(from: document), dedupeKey: row[2],
          status: status, attempts: row[4], sendingAt: (row[5] as String?).flatMap(Instant.init),
          printedAt: (row[6] as String?).flatMap(Instant.init))
      }
    }
  }
}
