import POSModel
import POSWire

/// The print jobs of a store that the cloud's own commands lead to, inside a transaction.
struct PrintQueue {
  let log: CloudLog

  /// Adds jobs; one whose key is there already is the same job. What a station is told of a check
  /// waits with what it was to be told before, where that failed and is tried again later.
  ///
  /// - Throws: ``DatabaseFault``; `EncodingError`.
  func add(_ jobs: [PrintJob], because key: IdempotencyKey, at now: Instant) throws {
    guard !jobs.isEmpty else { return }
    // What a job waits for may just fail: whether it does is known when that has ended. Sorted, so
    // that no two who add jobs wait for each other.
    for printer in Set(jobs.map(\.printer)).sorted() { try log.lockPrinter(printer) }
    try log.connection.pipeline(
      try jobs.enumerated().map { index, job in
        Statement(
          """
          INSERT INTO print_jobs
            (tenant_id, store_id, id, printer_id, document, dedupe_key, due_at, created_at,
             origin_device_id, origin_store_id, origin_created_at)
          VALUES ($1, $2, $3, $4, $5, $6,
            GREATEST($7, (
              SELECT MAX(due_at) FROM print_jobs
              WHERE tenant_id = $1 AND store_id = $2 AND printer_id = $4 AND due_at > $7
                AND status IN ('queued', 'processing') AND strpos(document, $9) > 0)),
            $7, $8, $2, $7)
          ON CONFLICT (tenant_id, store_id, dedupe_key) DO NOTHING
          """,
          log.keys + [
            .text(key.eventID(index).rawValue), .text(job.printer.rawValue),
            .text(String(decoding: try CanonicalEncoder.canonical(job.request), as: UTF8.self)),
            .text(job.dedupeKey), .text(now.text), .text(DeviceID.cloud.rawValue),
            .text(job.request.checkAtStation.map(PrintRequest.mark)),
          ])
      })
  }
}
