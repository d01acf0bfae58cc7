import POSModel

/// Reserves check numbers and call numbers of the cloud, which counts as workstation 0: 1…10000,
/// then from 1000001. Called in the transaction that opens the check.
struct CheckNumbering {
  let log: CloudLog

  static let block: Int64 = 10_000
  /// From the end of one block to the begin of the next, past those of all workstations.
  static let leap: Int64 = 990_001
  /// From the begin of one block to that of the next.
  static let stride = block + leap - 1
  /// Only numbers below it are followed, so that what follows one is a number, too.
  static let furthest = CheckNumbers.end - leap
  /// Which checks have numbers of the cloud's blocks, as the index `checks_of_cloud` has them.
  static let isOfCloud =
    "(check_number - 1) / \(block) % 100 = 0 AND check_number < \(furthest)"
  /// How many call numbers are passed over when the database was set back.
  static let callStep: Int64 = 100
  /// What call numbers begin with; lanes have letters.
  static let mark = "#"

  /// Reserves the next numbers; they are gone when the transaction commits.
  ///
  /// - Throws: ``DatabaseFault``.
  func reserve(_ rvc: RVCID, day: CalendarDay, at now: Instant) throws -> CheckNumbers {
    if let number = try next(rvc, at: now), try isFree(number, rvc) {
      return try called(number, rvc, day)
    }
    // A counter that is missing, or behind a number that a lane wrongly took from the cloud's
    // blocks, is set above every number ever used, never to the first; nor to one that may have
    // been given before the database was set back.
    try log.connection.execute(
      """
      INSERT INTO rvc_counters (tenant_id, store_id, rvc_id, next_check_number, updated_at)
      SELECT $1, $2, $3, GREATEST($4::bigint, first_check_number), $5
      FROM stores WHERE tenant_id = $1 AND store_id = $2
      ON CONFLICT (tenant_id, store_id, rvc_id) DO UPDATE SET next_check_number =
        GREATEST(rvc_counters.next_check_number, excluded.next_check_number)
      """,
      log.keys + [
        .text(rvc.rawValue), .integer(Self.firstAbove(try highest(of: rvc))), .text(now.text),
      ])
    guard let number = try next(rvc, at: now) else {
      throw DatabaseFault(state: "XX001", message: "a counter that was just made is gone")
    }
    return try called(number, rvc, day)
  }

  /// Whether no check has the number yet.
  ///
  /// - Throws: ``DatabaseFault``.
  private func isFree(_ number: Int64, _ rvc: RVCID) throws -> Bool {
    try log.connection.execute(
      """
      SELECT 1 FROM checks
      WHERE tenant_id = $1 AND store_id = $2 AND rvc_id = $3 AND check_number = $4
      """, log.keys + [.text(rvc.rawValue), .integer(number)]
    ).count == 0
  }

  /// The next check number; nil when there is no counter.
  ///
  /// - Throws: ``DatabaseFault``.
  private func next(_ rvc: RVCID, at now: Instant) throws -> Int64? {
    try log.connection.execute(
      """
      UPDATE rvc_counters SET updated_at = $4, next_check_number = next_check_number
        + CASE WHEN next_check_number % \(Self.block) = 0 THEN \(Self.leap) ELSE 1 END
      WHERE tenant_id = $1 AND store_id = $2 AND rvc_id = $3
      RETURNING next_check_number
        - CASE WHEN next_check_number % \(Self.block) = 1 AND next_check_number > 1
          THEN \(Self.leap) ELSE 1 END
      """, log.keys + [.text(rvc.rawValue), .text(now.text)]
    ).first?.integer(0)
  }

  /// A check number with the next call number of the day.
  ///
  /// - Throws: ``DatabaseFault``.
  private func called(_ number: Int64, _ rvc: RVCID, _ day: CalendarDay) throws -> CheckNumbers {
    let rows = try log.connection.execute(
      """
      INSERT INTO call_counters AS c (tenant_id, store_id, rvc_id, business_day, next_call_number)
      VALUES ($1, $2, $3, $4, 2)
      ON CONFLICT (tenant_id, store_id, rvc_id, business_day)
        DO UPDATE SET next_call_number = c.next_call_number + 1
      RETURNING next_call_number - 1
      """, log.keys + [.text(rvc.rawValue), .text(day.text)])
    guard let call = rows.first?.integer(0) else {
      preconditionFailure("an upsert returns its row")
    }
    return CheckNumbers(checkNumber: number, callNumber: "\(Self.mark)\(call)")
  }

  /// The highest number of the cloud's blocks that a check of a revenue center has. A check of the
  /// cloud's own is committed with its row, or not at all, and rows of checks are never deleted.
  /// The index `checks_of_cloud` has these alone, so that it is found at once.
  ///
  /// - Throws: ``DatabaseFault``.
  private func highest(of rvc: RVCID) throws -> Int64 {
    try log.connection.execute(
      """
      SELECT COALESCE(MAX(check_number), 0) FROM checks
      WHERE tenant_id = $1 AND store_id = $2 AND rvc_id = $3
        AND \(Self.isOfCloud)
      """, log.keys + [.text(rvc.rawValue)]
    ).first?.integer(0) ?? 0
  }

  /// The smallest number of the cloud's blocks above `number`, which is one of its own or 0.
  static func firstAbove(_ number: Int64) -> Int64 {
    number > 0 && number % block == 0 ? number + leap : number + 1
  }
}
