import POSModel

/// Reserves check numbers and call numbers of the cloud, which counts as workstation 0: 1…10000,
/// then from 1000001. Called in the transaction that opens the check.
struct CheckNumbering {
  let log: CloudLog

  static let block: Int64 = 10_000
  /// From the end of one block to the begin of the next, past those of all workstations.
  static let leap: Int64 = 990_001
  /// What call numbers begin with; lanes have letters.
  static let mark = "#"

  /// Reserves the next numbers; they are gone when the transaction commits.
  ///
  /// - Throws: ``DatabaseFault``.
  func reserve(_ rvc: RVCID, day: CalendarDay, at now: Instant) throws -> CheckNumbers {
    if let number = try next(rvc, at: now) { return try called(number, rvc, day) }
    // A counter that is missing is set above every number ever used, never to the first.
    try log.connection.execute(
      """
      INSERT INTO rvc_counters (tenant_id, store_id, rvc_id, next_check_number, updated_at)
      VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
      """,
      log.keys + [
        .text(rvc.rawValue), .integer(Self.firstAbove(try highest(of: rvc))), .text(now.text),
      ])
    guard let number = try next(rvc, at: now) else {
      throw DatabaseFault(state: "XX001", message: "a counter that was just made is gone")
    }
    return try called(number, rvc, day)
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

  /// The highest number the cloud ever gave in a revenue center, by the log: a check whose rows
  /// could not be written has its number, too.
  ///
  /// - Throws: ``DatabaseFault``.
  private func highest(of rvc: RVCID) throws -> Int64 {
    try log.connection.execute(
      """
      SELECT COALESCE(MAX((payload::jsonb ->> 'checkNumber')::bigint), 0) FROM events
      WHERE tenant_id = $1 AND store_id = $2 AND type = 'order.created'
        AND payload::jsonb ->> 'rvcId' = $3
        AND ((payload::jsonb ->> 'checkNumber')::bigint - 1) / \(Self.block) % 100 = 0
      """, log.keys + [.text(rvc.rawValue)]
    ).first?.integer(0) ?? 0
  }

  /// The smallest number of the cloud's blocks above `number`, which is one of its own or 0.
  static func firstAbove(_ number: Int64) -> Int64 {
    number > 0 && number % block == 0 ? number + leap : number + 1
  }
}
