import GRDB
import POSModel

/// An aggregate whose state is copied into tables.
///
/// The rows follow from the state alone, so two stores with the same events have the same rows.
protocol Projected: Aggregate {
  /// The rows that differ from those of `old`; all of them when there is no `old`.
  func changedRows(since old: Self?, _ realm: Realm) -> [ProjectedRow]
  /// The keys of rows that `old` had and this state has not.
  func removedRows(since old: Self) -> [RowKey]
  /// Writes what depends on other aggregates too; called after the rows are written.
  ///
  /// - Throws: the database's error.
  func settle(since old: Self?, _ db: Database) throws
  /// The state as its row has it, for an aggregate whose history is too long to fold each time; nil
  /// where the row does not hold all of it.
  ///
  /// - Throws: the database's error.
  static func restored(_ id: ID<Self>, _ db: Database) throws -> Self?
  /// The statement that reads the version its rows stand for, given the id.
  static var versionSQL: String { get }
}

extension Projected {
  /// Nothing: most histories are short.
  ///
  /// - Throws: nothing.
  static func restored(_ id: ID<Self>, _ db: Database) throws -> Self? { nil }
  func removedRows(since old: Self) -> [RowKey] { [] }
  /// Nothing: most rows depend on nothing else.
  ///
  /// - Throws: nothing.
  func settle(since old: Self?, _ db: Database) throws {}
}

/// A table that aggregates are copied into.
struct ProjectedTable: Hashable, Sendable {
  let name: String
  /// The key columns, then the others.
  let columns: [String]
  let keyCount: Int
  let upsertSQL: String
  /// Picks the row of a key, as a condition.
  let keyMatch: String
  let deleteSQL: String
  let selectSQL: String

  init(_ name: String, key: [String], columns others: [String]) {
    let columns = key + others
    (self.name, self.columns, keyCount) = (name, columns, key.count)
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let updates = others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    keyMatch = key.map { "\($0) = ?" }.joined(separator: " AND ")
    let list = columns.joined(separator: ", ")
    upsertSQL =
      "INSERT INTO \(name) (\(list)) VALUES (\(marks)) ON CONFLICT "
      + "(\(key.joined(separator: ", "))) DO "
      + (others.isEmpty ? "NOTHING" : "UPDATE SET \(updates)")
    deleteSQL = "DELETE FROM \(name) WHERE \(keyMatch)"
    selectSQL = "SELECT \(list) FROM \(name) WHERE \(keyMatch)"
  }

  static func == (left: Self, right: Self) -> Bool { left.name == right.name }
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// One row of a table, as an aggregate's state has it.
struct ProjectedRow: Equatable {
  let table: ProjectedTable
  /// In the order of the table's columns.
  let values: [DatabaseValue]

  init(_ table: ProjectedTable, _ values: [(any DatabaseValueConvertible)?]) {
    precondition(values.count == table.columns.count, "a value for each column of \(table.name)")
    self.table = table
    self.values = values.map { $0?.databaseValue ?? .null }
  }

  var key: RowKey { RowKey(table: table, values: Array(values.prefix(table.keyCount))) }
}

/// The key of a row.
struct RowKey: Hashable {
  let table: ProjectedTable
  let values: [DatabaseValue]

  init(table: ProjectedTable, values: [DatabaseValue]) {
    (self.table, self.values) = (table, values)
  }

  init(_ table: ProjectedTable, _ values: any DatabaseValueConvertible...) {
    self.init(table: table, values: values.map(\.databaseValue))
  }
}

extension Projected {
  /// Writes the rows that changed since `old`.
  ///
  /// - Throws: the database's error, such as a broken constraint.
  func save(since old: Self?, _ db: Database, _ realm: Realm) throws {
    var known: [ProjectedRow] = []
    if let old {
      for key in removedRows(since: old) {
        try db.cachedStatement(sql: key.table.deleteSQL).execute(arguments: .of(key.values))
      }
      known = old.changedRows(since: old, realm)
    }
    for row in changedRows(since: old, realm) {
      if let before = known.first(where: { $0.hasKey(of: row) }), try row.update(before, db) {
        continue
      }
      try db.cachedStatement(sql: row.table.upsertSQL).execute(arguments: .of(row.values))
    }
    try settle(since: old, db)
  }
}

extension StatementArguments {
  /// The values as arguments, without what GRDB does for values that have yet to be converted: it
  /// makes a key path each time.
  fileprivate static func of(_ values: [DatabaseValue]) -> StatementArguments {
    StatementArguments(values.lazy.map { $0 as (any DatabaseValueConvertible)? })
  }
}

extension ProjectedRow {
  fileprivate func hasKey(of other: ProjectedRow) -> Bool {
    table == other.table && values.prefix(table.keyCount) == other.values.prefix(table.keyCount)
  }

  /// Writes only what differs from `before`, so that indexes of what stays are not touched.
  ///
  /// - Returns: false, having written nothing, where the stored row is not of the version `before`
  ///   is of, or the table has no versions.
  /// - Throws: the database's error.
  fileprivate func update(_ before: ProjectedRow, _ db: Database) throws -> Bool {
    guard let version = table.columns.firstIndex(of: "version") else { return false }
    let changed = values.indices.filter { values[$0] != before.values[$0] }
    guard !changed.isEmpty else { return false }
    let settings = changed.map { "\(table.columns[$0]) = ?" }.joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "UPDATE \(table.name) SET \(settings) WHERE \(table.keyMatch) AND version = ?")
    try statement.execute(
      arguments: .of(
        changed.map { values[$0] } + values.prefix(table.keyCount) + [before.values[version]]))
    return db.changesCount > 0
  }
}
