import GRDB
public import POSModel

/// One line of a list of checks, as the tables have it.
public struct CheckRow: Sendable, Equatable {
  /// The check.
  public let id: CheckID
  /// Its number.
  public let number: Int64
  /// What people call out.
  public let callNumber: String
  /// The name it was parked under.
  public let name: String
  /// Who opened it.
  public let owner: String
  /// When it was opened.
  public let openedAt: Instant
  /// Where it is in its life.
  public let status: Check.Status
  /// What it comes to.
  public let total: Money
  /// What is still owed.
  public let due: Money
  /// What was returned of it.
  public let refunded: Money
  /// Whether the kitchen has made all that was sent of it and is still wanted, and something is.
  /// What is not sent yet does not count.
  public let isReady: Bool
}

extension Store {
  /// The open and parked checks, oldest first.
  ///
  /// - Throws: ``StoreFailure``.
  public func openChecks() throws -> [CheckRow] {
    try checks("WHERE status IN ('open', 'parked') ORDER BY opened_at, checks.id")
  }

  /// The checks that were closed last, the last first; at most `limit`. With a text, those of that
  /// number or call number, and those whose name begins so.
  ///
  /// - Throws: ``StoreFailure``.
  public func closedChecks(matching text: String = "", limit: Int) throws -> [CheckRow] {
    let matching =
      text.isEmpty
      ? ""
      : """
       AND (check_number = CAST(:text AS INTEGER) OR call_number = :text COLLATE NOCASE
        OR substr(checks.name, 1, length(:text)) = :text COLLATE NOCASE)
      """
    return try checks(
      """
      WHERE status = 'closed'\(matching)
      ORDER BY ended_at DESC, checks.id DESC LIMIT \(max(0, limit))
      """, text.isEmpty ? [:] : ["text": text])
  }

  /// The checks a clause picks.
  ///
  /// - Throws: ``StoreFailure``.
  private func checks(
    _ clause: String, _ arguments: StatementArguments = [:]
  ) throws -> [CheckRow] {
    try read { log in
      let rows = try Row.fetchAll(
        log.db,
        sql: """
          SELECT checks.id, check_number, call_number, checks.name, employees.name, opened_at,
            status, total_minor, due_minor,
            (SELECT MIN(tickets.status IN ('ready', 'bumped')) FROM kds_tickets AS tickets
             WHERE tickets.check_id = checks.id AND EXISTS (
               SELECT 1 FROM kds_ticket_items AS lines WHERE lines.ticket_id = tickets.id
                 AND lines.voided_thousandths < lines.quantity_thousandths)),
            EXISTS (SELECT 1 FROM check_items
              WHERE check_items.check_id = checks.id AND moved_from_item_id IS NOT NULL),
            refunded_minor
          FROM checks LEFT JOIN employees ON employees.id = owner_id
          """ + "\n" + clause, arguments: arguments)
      return try rows.map { row in
        let id = CheckID(row[0])
        var made: [Bool?] = [row[9]]
        if row[10] { made += try areMade(linesOf: id, log) }
        return CheckRow(
          id: id, number: row[1], callNumber: row[2], name: row[3],
          owner: row[4] ?? "", openedAt: Instant(text: row[5]) ?? Instant(milliseconds: 0),
          status: Check.Status(rawValue: row[6]) ?? .open, total: Money(minorUnits: row[7]),
          due: Money(minorUnits: row[8]), refunded: Money(minorUnits: row[11]),
          isReady: made.contains(true) && !made.contains(false))
      }
    }
  }

  /// Whether what a check has of others is made: for each line that was sent before it came there,
  /// from whichever check that was, and however often it moved since.
  ///
  /// - Throws: the database's error.
  private func areMade(linesOf id: CheckID, _ log: EventLog) throws -> [Bool] {
    let statement = try log.db.cachedStatement(
      sql: """
        SELECT MIN(tickets.status IN ('ready', 'bumped'))
        FROM kds_tickets AS tickets JOIN kds_ticket_items AS lines ON lines.ticket_id = tickets.id
        WHERE tickets.check_id = ? AND lines.item_id = ?
          AND lines.voided_thousandths < lines.quantity_thousandths
        """)
    let check: Check? = try log.folded(id).state
    // What nobody wants any more is waited for by nobody.
    let wanted = check?.items.filter { $0.liveQuantity.thousandths > 0 }
    return try wanted?.compactMap(\.fired).map { line in
      // A ticket that is not here yet is not known to be made.
      try Bool.fetchOne(
        statement, arguments: [line.checkID.rawValue, line.itemID.rawValue]) ?? false
    } ?? []
  }

  /// How many checks are open or parked.
  ///
  /// - Throws: ``StoreFailure``.
  public func openCheckCount() throws -> Int {
    try read { log in
      try Int.fetchOne(
        log.db, sql: "SELECT COUNT(*) FROM checks WHERE status IN ('open', 'parked')") ?? 0
    }
  }

  /// A check as it was when an event had just arrived here; nil when there is none.
  ///
  /// - Throws: ``StoreFailure``.
  public func check(_ id: CheckID, asOf event: EventID) throws -> Check? {
    try read { log in
      let folded: Folded<Check> = try log.folded(id, arrivedWith: event)
      return folded.state
    }
  }

  /// The check of that id; nil when there is none.
  ///
  /// - Throws: ``StoreFailure``.
  public func check(_ id: CheckID) throws -> Check? {
    try read { try $0.folded(id).state }
  }

  /// The check of that number in a revenue center; nil when there is none here.
  ///
  /// - Throws: ``StoreFailure``.
  public func check(number: Int64, in rvc: RVCID) throws -> Check? {
    try read { log in
      let id = try String.fetchOne(
        log.db, sql: "SELECT id FROM checks WHERE rvc_id = ? AND check_number = ?",
        arguments: [rvc.rawValue, number])
      return try id.flatMap { try log.folded(CheckID($0)).state }
    }
  }

  /// The check an employee left half done on this device: the one last taken up.
  ///
  /// - Throws: ``StoreFailure``.
  public func checkLeftOpen(by employee: EmployeeID) throws -> Check? {
    try read { log in
      let id = try String.fetchOne(
        log.db,
        sql: """
          SELECT id FROM checks WHERE status = 'open' AND holder_id = ? AND held_on = ?
          ORDER BY lamport DESC, id DESC LIMIT 1
          """, arguments: [employee.rawValue, log.realm.origin.rawValue])
      return try id.flatMap { try log.folded(CheckID($0)).state }
    }
  }
}
