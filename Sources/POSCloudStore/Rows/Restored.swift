import POSModel
import POSTables
import POSWire

extension CloudLog {
  /// Things whose rows hold all of them, by id, with the place of the last event; those that have
  /// no row are left out.
  ///
  /// - Throws: ``DatabaseFault``.
  func restored<Subject: Tabulated>(
    _: Subject.Type, _ kind: AggregateKind, _ ids: [String]
  ) throws -> [ID<Subject>: Folded<Subject>] {
    let (table, sql) = (Subject.table, TableSQL.of(Subject.table))
    let columns = table.columns.map { "r.\($0)" }.joined(separator: ", ")
    let rows = try connection.execute(
      """
      SELECT \(columns), last.lamport, last.origin_device_id, last.event_id
      FROM \(table.name) r CROSS JOIN LATERAL (
        SELECT lamport, origin_device_id, event_id FROM events e
        WHERE e.tenant_id = $1 AND e.store_id = $2 AND e.aggregate_id = r.\(table.columns[0])
          AND e.aggregate_type = '\(Subject.aggregateType.rawValue)'
          AND (e.type LIKE 'employee.log%') = \(kind == .logIns)
        ORDER BY lamport DESC, origin_device_id DESC, event_id DESC LIMIT 1) last
      WHERE r.tenant_id = $1 AND r.store_id = $2 AND r.\(table.columns[0]) = ANY ($3::text[])
      """, keys + [.texts(ids)])
    let folded = rows.map { row -> Folded<Subject>? in
      let values = sql.values(of: row)
      let id = ID<Subject>(row.text(0))
      guard let version = table.versionColumn.flatMap({ values[$0].integer }),
        let state = Subject.restored(id, values)
      else { return nil }
      let next = table.columns.count
      return Folded(
        id: id, state: state,
        last: FoldPosition(
          lamport: row.integer(next), origin: DeviceID(row.text(next + 1)),
          eventID: EventID(row.text(next + 2))), version: Int(version))
    }.compactMap { $0 }
    return Dictionary(folded.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The events of one thing, in the order of the fold.
  ///
  /// - Throws: ``DatabaseFault``.
  func history<Subject: Tabulated>(of id: ID<Subject>) throws -> [Envelope] {
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
  func current<Subject: Tabulated>(_ id: ID<Subject>) throws -> Folded<Subject> {
    let kind = AggregateKind.allCases.first { $0.with { $0 == Subject.self } }
    if Subject.isHeldByRow, let kind,
      let known = try restored(Subject.self, kind, [id.rawValue])[id]
    {
      return known
    }
    return Folded(id: id, try history(of: id))
  }
}

extension AggregateKind {
  /// Whose event this is; nil when this program folds no such thing.
  init?(_ event: Envelope) {
    self.init(aggregateType: event.aggregateType, eventType: event.type)
  }
}
