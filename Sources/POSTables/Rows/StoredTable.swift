/// A table that aggregates are copied into.
public struct StoredTable: Hashable, Sendable {
  /// What it is called, in every database.
  public let name: String
  /// The key columns, then the others.
  public let columns: [String]
  /// How many of the columns are the key.
  public let keyCount: Int
  /// Which column counts the events folded in, if any.
  public let versionColumn: Int?

  /// A table of those columns.
  init(_ name: String, key: [String], columns others: [String]) {
    (self.name, columns, keyCount) = (name, key + others, key.count)
    versionColumn = columns.firstIndex(of: "version")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let updates = others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    let list = columns.joined(separator: ", ")
    keyMatch = key.map { "\($0) = ?" }.joined(separator: " AND ")
    upsertSQL =
      "INSERT INTO \(name) (\(list)) VALUES (\(marks)) ON CONFLICT "
      + "(\(key.joined(separator: ", "))) DO "
      + (others.isEmpty ? "NOTHING" : "UPDATE SET \(updates)")
    deleteSQL = "DELETE FROM \(name) WHERE \(keyMatch)"
    selectSQL = "SELECT \(list) FROM \(name) WHERE \(keyMatch)"
    versionSQL = "SELECT version FROM \(name) WHERE \(keyMatch)"
  }

  /// The columns of the key.
  public var key: ArraySlice<String> { columns.prefix(keyCount) }

  // MARK: - Statements, as SQLite reads them

  /// Picks the row of a key, as a condition.
  public let keyMatch: String
  /// Writes a row, whether or not it is there already; takes all values.
  public let upsertSQL: String
  /// Removes the row of a key.
  public let deleteSQL: String
  /// Reads the row of a key.
  public let selectSQL: String
  /// Reads the version of the row of a key.
  public let versionSQL: String

  /// Tables are the same when they have one name.
  public static func == (left: Self, right: Self) -> Bool { left.name == right.name }
  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
