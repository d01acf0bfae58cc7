import POSModel
import POSWire

/// A thing whose history goes on for years, and whose row holds all that is left of it.
protocol Restored: Projected {
  /// Reads rows by their ids, `$3`: first the thing's columns, then the place of its last event.
  static var restoringSQL: String { get }
  /// The state of such a row.
  static func restored(_ row: Rows.Row) -> (id: ID<Self>, state: Self)
  /// How many columns are the thing's own.
  static var ownColumns: Int { get }
}

extension Restored {
  /// Joins a table's row to the place of its thing's last event.
  fileprivate static func restoring(_ columns: String, _ table: String, _ key: String) -> String {
    """
    SELECT \(columns), last.lamport, last.origin_device_id, last.event_id
    FROM \(table) r CROSS JOIN LATERAL (
      SELECT lamport, origin_device_id, event_id FROM events e
      WHERE e.tenant_id = $1 AND e.store_id = $2 AND e.aggregate_id = r.\(key)
        AND e.aggregate_type = '\(aggregateType.rawValue)' \(ofItsKind)
      ORDER BY lamport DESC, origin_device_id DESC, event_id DESC LIMIT 1) last
    WHERE r.tenant_id = $1 AND r.store_id = $2 AND r.\(key) = ANY ($3::text[])
    """
  }

  /// Tells its events from those of other things of its type.
  private static var ofItsKind: String {
    self == DeviceLogIns.self ? "AND e.type LIKE 'employee.log%'" : ""
  }
}

extension Stock: Restored {
  static let restoringSQL = restoring(
    "product_id, on_hand_thousandths, is_counted, version, r.lamport", "inventory", "product_id")
  static let ownColumns = 5

  static func restored(_ row: Rows.Row) -> (id: ID<Stock>, state: Stock) {
    let id = ID<Stock>(row.text(0))
    let state = Stock(
      id: id, left: row.integer(2) == 1 ? row.integer(1) : nil,
      version: Int(row.integer(3)), lamport: row.integer(4))
    return (id, state)
  }
}

extension DeviceLogIns: Restored {
  static let restoringSQL = restoring(
    """
    device_id, employee_id, failures, approval_failures, approval_failed_at, locked_until, version,
    r.lamport
    """, "device_log_ins", "device_id")
  static let ownColumns = 8

  static func restored(_ row: Rows.Row) -> (id: DeviceLogInsID, state: DeviceLogIns) {
    let id = DeviceLogInsID(row.text(0))
    let state = DeviceLogIns(
      id: id, employee: row.optionalText(1).map { EmployeeID($0) },
      failures: Int(row.integer(2)), approvalFailures: Int(row.integer(3)),
      approvalFailedAt: row.optionalText(4).flatMap { Instant(text: $0) },
      lockedUntil: row.optionalText(5).flatMap { Instant(text: $0) },
      version: Int(row.integer(6)), lamport: row.integer(7))
    return (id, state)
  }
}

extension CloudLog {
  /// Things as their rows have them, with the place of the last event; those that have no row are
  /// left out.
  ///
  /// - Throws: ``DatabaseFault``.
  func restored<Subject: Restored>(
    _: Subject.Type, _ ids: [String]
  ) throws -> [String: Folded<Subject>] {
    let rows = try connection.execute(Subject.restoringSQL, keys + [.texts(ids)])
    let folded = rows.map { row in
      let (id, state) = Subject.restored(row)
      let next = Subject.ownColumns
      return Folded(
        id: id, state: state,
        last: FoldPosition(
          lamport: row.integer(next), origin: DeviceID(row.text(next + 1)),
          eventID: EventID(row.text(next + 2))), version: state.version)
    }
    return Dictionary(folded.map { ($0.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// One thing as its row has it; nil when it has none.
  ///
  /// - Throws: ``DatabaseFault``.
  private func restored<Subject: Restored>(_ type: Subject.Type, _ id: String) throws -> Any? {
    try restored(type, [id])[id]
  }

  /// The events of one thing, in the order of the fold.
  ///
  /// - Throws: ``DatabaseFault``.
  func history<Subject: Projected>(of id: ID<Subject>) throws -> [Envelope] {
    try events(
      """
      AND aggregate_id = $3 AND aggregate_type = $4
      ORDER BY lamport, origin_device_id, event_id
      """, [.text(id.rawValue), .text(Subject.aggregateType.rawValue)]
    ).filter { AggregateKind($0).map { $0.with { $0 == Subject.self } } ?? false }
  }

  /// A thing as it stands: from its row where that holds all of it, else folded.
  ///
  /// - Throws: ``DatabaseFault``.
  func current<Subject: Projected>(_ id: ID<Subject>) throws -> Folded<Subject> {
    if let restorable = Subject.self as? any Restored.Type,
      let known = try restored(restorable, id.rawValue) as? Folded<Subject>
    {
      return known
    }
    var folded = Folded(id: id)
    for event in try history(of: id) { folded.fold(event) }
    return folded
  }
}
