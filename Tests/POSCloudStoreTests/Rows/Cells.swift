import GRDB
import POSModel
import POSTestSupport

@testable import POSCloudStore

/// Every cell of a database, as text, by table.
struct Cells {
  /// One table.
  struct Table {
    /// In the order of the cells of a row.
    let columns: [String]
    /// The cells of each row; nil is no value.
    let rows: [[String?]]

    /// The rows by the values of some columns, each row by the names of its columns.
    func rows(by key: [String]) -> [[String?]: [String: String?]] {
      let named = rows.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
      return Dictionary(
        named.map { row in (key.map { row[$0] ?? nil }, row) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// The tables there are.
  private(set) var tables: [String: Table] = [:]
  /// The columns of each table's key, where that is known.
  private(set) var keys: [String: [String]] = [:]

  /// All of a till's store.
  ///
  /// - Throws: the database's error.
  init(till path: String) throws {
    let queue = try DatabaseQueue(path: path)
    (tables, keys) = try queue.read { db in
      var (tables, keys): ([String: Table], [String: [String]]) = ([:], [:])
      let names = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      for name in names {
        let columns = try db.columns(in: name).map(\.name)
        let rows = try Row.fetchAll(
          db, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(name)")
        tables[name] = Table(columns: columns, rows: rows.map { Self.texts($0) })
        keys[name] = try db.primaryKey(name).columns
      }
      return (tables, keys)
    }
    try queue.close()
  }

  /// The cells of a row of SQLite.
  private static func texts(_ row: Row) -> [String?] {
    row.databaseValues.map { value in
      Int64.fromDatabaseValue(value).map { String($0) } ?? String.fromDatabaseValue(value)
    }
  }

  /// All of a cloud's database that is of one store, without the columns that say so.
  ///
  /// - Throws: `DatabaseFault`.
  init(cloud url: String, of realm: CloudRealm) throws {
    let connection = try Connection(url)
    let all = try connection.execute(
      """
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY table_name, ordinal_position
      """
    ).map { (table: $0.text(0), column: $0.text(1)) }
    for (name, columns) in Dictionary(grouping: all, by: \.table).mapValues({ $0.map(\.column) }) {
      let isOfStore = columns.contains("store_id")
      let columns = columns.filter { !["tenant_id", "store_id"].contains($0) }
      let texts = columns.map { "\($0)::text" }.joined(separator: ", ")
      let place =
        isOfStore
        ? " WHERE tenant_id = '\(realm.tenant.rawValue)' AND store_id = '\(realm.store.rawValue)'"
        : ""
      let rows = try connection.execute("SELECT \(texts) FROM \(name)\(place)").map { row in
        columns.indices.map { row.optionalText($0) }
      }
      tables[name] = Table(columns: columns, rows: rows)
    }
  }
}
