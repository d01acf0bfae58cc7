import GRDB
import POSModel
import POSTables

extension Verification {
  /// Every aggregate folded anew and compared with its rows, and no row without an aggregate.
  func rows() throws -> [StoreFault] {
    var faults: [StoreFault] = []
    var projected: [StoredTable: Int] = [:]
    let aggregates = try Row.fetchAll(
      db,
      sql: """
        SELECT aggregate_type, aggregate_id, MIN(type) FROM events
        GROUP BY aggregate_type, aggregate_id ORDER BY aggregate_type, aggregate_id
        """)
    for row in aggregates {
      guard let kind = AggregateKind(aggregateType: row[0], eventType: row[2]) else { continue }
      try kind.with { faults += try compare($0, row[1], &projected) }
    }
    for table in Self.tables {
      let count = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table.name)") ?? 0
      if count > projected[table, default: 0] {
        let surplus = count - projected[table, default: 0]
        faults.append(
          StoreFault(kind: .row, detail: "\(table.name) has \(surplus) rows without an event"))
      }
    }
    return try faults + pinLookups()
  }

  /// The tables that hold nothing but what events say.
  private static let tables = Set(AggregateKind.allCases.flatMap { $0.with { $0.tables } })
    .sorted { $0.name < $1.name }

  /// One aggregate folded anew, beside its rows.
  ///
  /// - Throws: the database's error.
  private func compare<Subject: Tabulated>(
    _: Subject.Type, _ id: String, _ projected: inout [StoredTable: Int]
  ) throws -> [StoreFault] {
    guard let state = try log.folded(ID<Subject>(id)).state else { return [] }
    return try state.changedRows(since: nil, log.realm.rowOwner).compactMap { row in
      let name = "\(row.table.name) \(row.keyValues.map(\.description).joined(separator: " "))"
      let statement = try db.cachedStatement(sql: row.table.selectSQL)
      guard
        let found = try Row.fetchOne(statement, arguments: .of(row.keyValues))
      else { return StoreFault(kind: .row, detail: "\(name) is missing") }
      projected[row.table, default: 0] += 1
      let differing = zip(
        row.table.columns, zip(row.values.map(\.databaseValue), found.databaseValues)
      )
      .filter { $1.0 != $1.1 }.map { "\($0) is \($1.1), its events say \($1.0)" }
      guard !differing.isEmpty else { return nil }
      return StoreFault(kind: .row, detail: "\(name): \(differing.joined(separator: "; "))")
    }
  }

  /// Each claimed PIN belongs to the first who claimed it, and to nobody else.
  private func pinLookups() throws -> [StoreFault] {
    try String.fetchAll(
      db,
      sql: """
        SELECT id FROM employees AS mine WHERE pin_lookup IS NOT
          (SELECT CASE WHEN first.id = mine.id THEN mine.pin_claim END FROM employees AS first
           WHERE first.pin_claim = mine.pin_claim ORDER BY first.pin_claim_order, first.id LIMIT 1)
        ORDER BY id
        """
    ).map { StoreFault(kind: .row, detail: "employees \($0): the PIN is not whose it should be") }
  }
}
