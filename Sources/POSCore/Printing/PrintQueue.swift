import GRDB
public import POSModel
import POSWire

/// The jobs of the printers, inside a transaction.
///
/// A job is made once, with what it prints for. Who prints it holds a lease: status, token and
/// tries are the queue's own bookkeeping, and no events.
struct PrintQueue {
  let log: EventLog

  /// Adds jobs; one whose key is there already is the same job. What a station is told of a check
  /// waits with what it was to be told before, where that failed and is tried again later.
  ///
  /// - Throws: the database's error.
  func add(_ jobs: [PrintJob], because key: IdempotencyKey, at now: Instant) throws {
    guard !jobs.isEmpty else { return }
    let statement = try log.db.cachedStatement(
      sql: """
        INSERT INTO print_jobs
          (id, printer_id, document, dedupe_key, due_at, created_at, origin_device_id,
           origin_store_id, origin_created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (dedupe_key) DO NOTHING
        """)
    for (index, job) in jobs.enumerated() {
      let due = try job.request.checkAtStation.flatMap { check in
        try String.fetchOne(
          log.db.cachedStatement(
            sql: """
              SELECT MAX(due_at) FROM print_jobs
              WHERE printer_id = ? AND status IN ('queued', 'processing') AND due_at > ?
                AND instr(document, ?) > 0
              """),
          arguments: [
            job.printer.rawValue, now.text, PrintRequest.mark(ofCheckAtStation: check),
          ])
      }
      try statement.execute(arguments: [
        key.eventID(index).rawValue, job.printer.rawValue, try ResponseCoding.text(of: job.request),
        job.dedupeKey, due ?? now.text, now.text, log.realm.origin.rawValue,
        log.realm.store.rawValue, now.text,
      ])
    }
  }

  /// Makes what a station is told of a check later wait with what it was to be told before: until
  /// that is tried again.
  ///
  /// - Throws: the database's error.
  func holdBack(behind job: ClaimedJob, until due: Instant) throws {
    guard let check = job.request?.checkAtStation else { return }
    try log.db.execute(
      sql: """
        UPDATE print_jobs SET due_at = ?1
        WHERE printer_id = ?2 AND status IN ('queued', 'processing') AND status = 'queued'
          AND due_at < ?1 AND id > ?3 AND instr(document, ?4) > 0
        """,
      arguments: [
        due.text, job.printer.rawValue, job.id, PrintRequest.mark(ofCheckAtStation: check),
      ])
  }

  /// A job that can be claimed: due, or its lease ran out. What is further ahead than any back-off
  /// or lease was written by a clock that went wrong, and is due too.
  static let isClaimable = """
    status IN ('queued', 'processing')
      AND (CASE status WHEN 'queued' THEN due_at ELSE leased_until END <= :now
        OR CASE status WHEN 'queued' THEN due_at ELSE leased_until END > :far)
    """
  /// A job that is being printed.
  static let isLeased = """
    status IN ('queued', 'processing') AND status = 'processing'
      AND leased_until > :now AND leased_until <= :far
    """
  /// Longer than any back-off or lease, in milliseconds.
  private static let farAhead: Int64 = 120_000

  /// What ``isClaimable`` and ``isLeased`` are worked out from.
  static func moments(at now: Instant) -> StatementArguments {
    ["now": now.text, "far": now.adding(milliseconds: farAhead).text]
  }

  /// The oldest job of a printer that is due, or whose lease ran out, now leased; nil when there is
  /// none, or another of its jobs is being printed.
  ///
  /// - Throws: the database's error.
  func claim(
    _ printer: PrinterID, by owner: String, token: String, at now: Instant, until end: Instant
  ) throws -> ClaimedJob? {
    let statement = try log.db.cachedStatement(
      sql: """
        UPDATE print_jobs SET status = 'processing', leased_by = :owner, leased_until = :end,
          lease_token = :token, attempts = attempts + 1
        WHERE id = (
            SELECT id FROM print_jobs WHERE printer_id = :printer AND \(Self.isClaimable)
            ORDER BY due_at, id LIMIT 1)
          AND NOT EXISTS (
            SELECT 1 FROM print_jobs WHERE printer_id = :printer AND \(Self.isLeased))
        RETURNING id, document, dedupe_key, attempts, sending_at
        """)
    let row = try Row.fetchOne(
      statement,
      arguments: Self.moments(at: now) + [
        "owner": owner, "end": end.text, "token": token, "printer": printer.rawValue,
      ])
    return row.map { row in
      let document: String = row[1]
      // A request that this program does not know fails when it is printed, and is told.
      let request: PrintRequest? = try? ResponseCoding.response(from: document)
      let sendingAt: String? = row[4]
      return ClaimedJob(
        id: row[0], token: token, printer: printer, request: request, dedupeKey: row[2],
        attempt: row[3], mayHavePrinted: sendingAt != nil)
    }
  }
}

/// A job somebody holds the lease of.
public struct ClaimedJob: Sendable, Equatable {
  /// The job.
  public let id: String
  /// What the lease is told by.
  public let token: String
  /// The printer.
  public let printer: PrinterID
  /// What to print; nil when a newer program made the job.
  public let request: PrintRequest?
  /// What no two jobs share.
  public let dedupeKey: String
  /// Which try this is, from 1.
  public let attempt: Int
  /// Whether bytes of it may have come to the printer before: what is printed now may be a second
  /// copy.
  public let mayHavePrinted: Bool
}
