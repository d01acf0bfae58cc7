import GRDB
import POSModel
import POSTables

extension Tabulated {
  /// Writes the rows that changed since `old`.
  ///
  /// - Throws: the database's error, such as a broken constraint.
  func save(since old: Self?, _ db: Database, _ realm: Realm) throws {
    let owner = realm.rowOwner
    if let old {
      for key in removedRows(since: old) {
        try db.cachedStatement(sql: key.table.deleteSQL).execute(arguments: .of(key.values))
      }
    }
    let known = old?.changedRows(since: self, owner) ?? []
    // The first row has the version: where that one is as `old` had it, so are the others.
    var isAsKnown = false
    for (place, row) in changedRows(since: old, owner).enumerated() {
      if place == 0 || isAsKnown, let before = known.first(where: { $0.hasKey(of: row) }),
        try row.update(before, db)
      {
        isAsKnown = true
        continue
      }
      try db.cachedStatement(sql: row.table.upsertSQL).execute(arguments: .of(row.values))
    }
    try pinClaims(since: old)?.settle(db)
  }
}

extension StatementArguments {
  /// The values as arguments, without what GRDB does for values that have yet to be converted: it
  /// makes a key path each time.
  static func of(_ values: some Collection<RowValue>) -> StatementArguments {
    StatementArguments(values.lazy.map { $0.databaseValue as (any DatabaseValueConvertible)? })
  }
}

extension RowValue {
  /// The value as SQLite has it.
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  /// A value as SQLite had it; nil for what no row of ours holds.
  init?(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .string(let text): self = .text(text)
    case .double, .blob: return nil
    }
  }
}

extension TableRow {
  /// Writes only what differs from `before`, so that indexes of what stays are not touched.
  ///
  /// - Returns: false, having written nothing, where the stored row is not there, or not of the
  ///   version `before` is of.
  /// - Throws: the database's error.
  fileprivate func update(_ before: TableRow, _ db: Database) throws -> Bool {
    let changed = values.indices.filter { values[$0] != before.values[$0] }
    guard !changed.isEmpty else { return true }
    let settings = changed.map { "\(table.columns[$0]) = ?" }.joined(separator: ", ")
    let guarded = table.versionColumn == nil ? "" : " AND version = ?"
    let statement = try db.cachedStatement(
      sql: "UPDATE \(table.name) SET \(settings) WHERE \(table.keyMatch)\(guarded)")
    let version = table.versionColumn.map { [before.values[$0]] } ?? []
    try statement.execute(arguments: .of(changed.map { values[$0] } + keyValues + version))
    return db.changesCount > 0
  }
}
