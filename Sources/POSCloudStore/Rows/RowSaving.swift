import POSModel
import POSTables

/// Writes the rows that follow from events, a table at a time.
struct RowSaving {
  let log: CloudLog
  let now: Instant

  /// Writes what changed, in few statements.
  ///
  /// - Throws: ``DatabaseFault``, such as a broken constraint.
  func save(_ changes: [AggregateChange]) throws {
    var statements: [Statement] = []
    let removed = changes.flatMap(\.removed)
    for (table, keys) in grouped(removed, by: \.table) { statements.append(deleting(keys, table)) }
    let changed = changes.flatMap(\.changed)
    for (table, rows) in grouped(changed, by: \.table) { statements.append(upserting(rows, table)) }
    let notes = changes.flatMap(\.notes)
    if !notes.isEmpty { statements.append(log.reviewing(notes)) }
    let claims = changes.reduce(into: Set()) { $0.formUnion($1.claims) }
    statements += PINSettling(log: log).statements(claims)
    guard !statements.isEmpty else { return }
    try log.connection.pipeline(statements)
  }

  /// Writes what changed, a thing at a time; where the rows of one break a constraint and it is one
  /// to be forgiven, they are left as they are and a manager is told.
  ///
  /// - Throws: ``DatabaseFault``.
  func save(
    _ changes: [AggregateChange], forgiving isForgiven: (AggregateChange) -> Bool
  ) throws {
    for change in changes {
      if isForgiven(change) { try saveOrReview(change) } else { try save([change]) }
    }
  }

  /// Writes what changed about one thing; where that breaks a constraint, its rows are left as they
  /// are and a manager is told. The events stay, so that nothing is lost and all that comes behind
  /// them is taken.
  ///
  /// - Throws: ``DatabaseFault`` of any other kind.
  private func saveOrReview(_ change: AggregateChange) throws {
    do { try log.connection.savepoint { try save([change]) } } catch let fault as DatabaseFault
      where fault.isRefusal
    {
      let type = change.type.rawValue
      let conflict = ReviewNote(
        kind: "rows_conflict", key: "\(type):\(change.id)", subjectType: type,
        subjectID: change.id, detail: change.conflict(fault), at: change.at)
      try log.connection.pipeline([log.reviewing(change.notes + [conflict])])
    }
  }

  /// Groups by table, tables in the order they come: what is referred to comes first.
  private func grouped<T>(
    _ items: [T], by table: (T) -> StoredTable
  ) -> [(StoredTable, [T])] {
    var order: [StoredTable] = []
    var groups: [StoredTable: [T]] = [:]
    for item in items {
      let table = table(item)
      if groups[table] == nil { order.append(table) }
      groups[table, default: []].append(item)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  private func upserting(_ rows: [TableRow], _ table: StoredTable) -> Statement {
    let sql = TableSQL.of(table)
    return Statement(sql.upsert, log.keys + sql.arrays(rows.map(\.values), table.columns.count))
  }

  private func deleting(_ keys: [RowKey], _ table: StoredTable) -> Statement {
    let sql = TableSQL.of(table)
    return Statement(sql.delete, log.keys + sql.arrays(keys.map(\.values), table.keyCount))
  }
}
