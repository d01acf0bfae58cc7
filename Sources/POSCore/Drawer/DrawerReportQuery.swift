import GRDB
public import POSModel
import POSWire

extension Store {
  /// What a device did in a session of its drawer, or has done so far; the session that goes on
  /// when none is named. Nil when there is no such session.
  ///
  /// - Throws: ``StoreFailure``.
  public func drawerReport(_ device: DeviceID, session: Int? = nil) throws -> DrawerReport? {
    try read { log in
      let drawer = try log.folded(DrawerID(device.rawValue)).state
      guard let place = session.map({ $0 - 1 }) ?? drawer.map({ $0.sessions.count - 1 }),
        let drawer, drawer.sessions.indices.contains(place)
      else { return nil }
      return try DrawerReportQuery(
        log: log, report: DrawerReport(device: device, session: drawer.sessions[place])
      ).filled()
    }
  }

  /// The cash that should be in the drawer of a device now, and in which session.
  ///
  /// - Throws: ``StoreFailure``.
  public func notedCash(_ device: DeviceID) throws -> NotedCash {
    try read { log in
      let query = DrawerReportQuery(
        log: log, device: device, try log.folded(DrawerID(device.rawValue)).state)
      return NotedCash(session: query.report.session.number, expected: try query.cash())
    }
  }

  /// The X report of that number, as it was when it was wanted. Nil when there is none such.
  ///
  /// - Throws: ``StoreFailure``.
  public func drawerReport(_ device: DeviceID, reading number: Int) throws -> DrawerReport? {
    try read { log in
      guard let drawer = try log.folded(DrawerID(device.rawValue)).state,
        let reading = drawer.readings.first(where: { $0.number == number }),
        var session = drawer.sessions.first(where: { $0.number == reading.session })
      else { return nil }
      // Whoever reads it again later must not learn of a count that was still to come.
      session.reopen()
      return try DrawerReportQuery(
        log: log, report: DrawerReport(device: device, session: session, reading: reading)
      ).filled()
    }
  }
}

extension DrawerReportQuery {
  /// Of the session that goes on; nobody may have done anything to the drawer yet.
  init(log: EventLog, device: DeviceID, _ drawer: Drawer?) {
    let session = drawer?.session ?? DrawerSession()
    self.init(log: log, report: DrawerReport(device: device, session: session))
  }
}

/// Adds up what a device did in a session.
///
/// The log says what happened there and in which order; the tables say what it came to. Sums over
/// moments alone would put two things of one millisecond into one session, or into both.
struct DrawerReportQuery {
  let log: EventLog
  /// What is known before anything is added up.
  let report: DrawerReport

  /// The facts of the session, on any epoch of the device: `fact`. Each origin is read from the
  /// first event of the session on.
  private static let facts = """
    WITH origin AS (
      SELECT origin_device_id AS id,
        COALESCE(
          (SELECT origin_seq FROM events
           WHERE events.origin_device_id = origins.origin_device_id AND lamport <= :after
           ORDER BY origin_seq DESC LIMIT 1), 0) AS seq
      FROM origins
      WHERE origin_device_id = :device
        OR substr(origin_device_id, 1, length(:device) + 1) = :device || '.'
    ), fact AS (
      SELECT events.* FROM origin CROSS JOIN events
      WHERE origin_device_id = origin.id AND origin_seq > origin.seq AND lamport <= :until
        AND device_id = :device
    )

    """

  /// What happened to checks after this is not told: an X report stays as when it was wanted, also
  /// where a check in it was opened again.
  var asOf: Int64 { report.reading?.lamport ?? Int64.max }

  private var arguments: StatementArguments {
    [
      "device": report.device.rawValue, "after": report.session.after,
      "until": report.reading?.lamport ?? report.session.until ?? Int64.max,
    ]
  }

  /// The cash that should be in the drawer: nothing else of the report is worked out for it.
  ///
  /// - Throws: the database's error.
  func cash() throws -> Money {
    var report = report
    (report.payments, report.refunds) = (try payments(), try refunds())
    return report.expected
  }

  /// The report with all that happened.
  ///
  /// - Throws: the database's error.
  func filled() throws -> DrawerReport {
    var report = report
    try addSales(to: &report)
    try addReturns(to: &report)
    report.voids = try voids()
    report.payments = try payments()
    report.refunds = try refunds()
    report.vouchers = try vouchers()
    if let row = try rows(
      """
      SELECT COUNT(*) FILTER (WHERE type = 'drawer.opened'), MIN(at) FROM fact
      """
    ).first {
      report.noSales = row[0]
      let first: String? = row[1]
      report.beganAt = report.beganAt ?? first.flatMap { Instant(text: $0) }
    }
    return report
  }

  /// What a query finds among the facts.
  ///
  /// - Throws: the database's error.
  func rows(_ sql: String, _ more: StatementArguments = [:]) throws -> [Row] {
    try Row.fetchAll(log.db, sql: Self.facts + sql, arguments: arguments + more)
  }

  /// The facts that a clause picks, each with the id of what it is about.
  ///
  /// A peer that is not honest may send any payload: it is read as when it is applied, and never by
  /// conversions of the database's values, which trap. One that cannot be read was told when it
  /// came, and was not applied either.
  ///
  /// - Throws: the database's error.
  func readFacts<Fact: LoggableFact>(
    _: Fact.Type, _ clause: String
  ) throws -> [(subject: String, fact: Fact)] {
    try rows(
      """
      SELECT aggregate_id, type, payload FROM fact WHERE \(clause)
      ORDER BY lamport, origin_device_id, event_id
      """
    ).compactMap { row in
      let payload: String = row[2]
      let subject: String = row[0]
      let fact = try? FactCoding.fact(  // Nil says it.
        Fact.self, type: row[1], payload: Array(payload.utf8))
      return fact.map { (subject, $0) }
    }
  }

  /// What was cancelled. A line that left for another check since is priced as it stands there.
  ///
  /// - Throws: the database's error.
  private func voids() throws -> DrawerReport.Tally {
    let price = try log.db.cachedStatement(
      sql: """
        SELECT COALESCE(
          (SELECT unit_price_minor + modifiers_minor FROM check_items WHERE id = :item),
          (SELECT unit_price_minor + modifiers_minor FROM check_items
           WHERE moved_from_item_id = :item ORDER BY id LIMIT 1), 0)
        """)
    let lines = try readFacts(
      CheckFact.self,
      """
      type = 'order.updated' AND json_valid(payload) AND payload ->> '$.change' = 'item_voided'
      """)
    var tally = DrawerReport.Tally()
    for case (_, .itemVoided(let void)) in lines {
      let each = try Int64.fetchOne(price, arguments: ["item": void.itemID.rawValue]) ?? 0
      tally.count += 1
      tally.amount += void.quantity.priced(at: Money(minorUnits: each)).money
    }
    let checks = try rows(
      """
      SELECT COUNT(*), SUM(subtotal_minor) FROM checks
      WHERE status = 'voided' AND subtotal_minor <> 0
        AND id IN (SELECT aggregate_id FROM fact WHERE type = 'order.voided')
      """)
    if let row = checks.first {
      tally.count += row[0]
      tally.amount += Money(minorUnits: row[1] ?? 0)
    }
    return tally
  }

  /// What each tender took, less the change.
  ///
  /// - Throws: the database's error.
  private func payments() throws -> [DrawerReport.TenderTally] {
    try tallies(
      """
      SELECT tender, COUNT(*), SUM(tendered_minor - change_minor) FROM payments
      WHERE id IN (SELECT payload ->> '$.paymentId' FROM fact
                   WHERE type = 'payment.taken' AND json_valid(payload))
      GROUP BY tender
      """)
  }

  /// What went back by each tender.
  ///
  /// - Throws: the database's error.
  private func refunds() throws -> [DrawerReport.TenderTally] {
    try tallies(
      """
      SELECT tender, COUNT(*), SUM(amount_minor) FROM refund_tenders
      WHERE refund_id IN
        (SELECT payload ->> '$.refundId' FROM fact
         WHERE type = 'payment.refunded' AND json_valid(payload))
      GROUP BY tender
      """)
  }

  /// What was put on vouchers.
  ///
  /// - Throws: the database's error.
  private func vouchers() throws -> DrawerReport.Tally {
    var tally = DrawerReport.Tally()
    let issued = try readFacts(VoucherFact.self, "type = 'voucher.issued'")
    for case (_, .issued(let amount, _)) in issued {
      tally.count += 1
      tally.amount += amount
    }
    return tally
  }

  /// Tenders with what they come to, in the order of tenders.
  ///
  /// - Throws: the database's error.
  private func tallies(_ sql: String) throws -> [DrawerReport.TenderTally] {
    let rows = try rows(sql)
    return Tender.allCases.compactMap { tender in
      rows.first { $0[0] == tender.rawValue }.map { row in
        .init(tender, .init(count: row[1], amount: Money(minorUnits: row[2])))
      }
    }
  }
}
