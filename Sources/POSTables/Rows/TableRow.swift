/// One row of a table, as an aggregate's state has it.
public struct TableRow: Equatable, Sendable {
  /// The table.
  public let table: StoredTable
  /// In the order of the table's columns.
  public let values: [RowValue]

  /// A row of those values, one for each column.
  init(_ table: StoredTable, _ values: [RowValue]) {
    precondition(values.count == table.columns.count, "a value for each column of \(table.name)")
    (self.table, self.values) = (table, values)
  }

  /// The values of its key.
  public var keyValues: ArraySlice<RowValue> { values.prefix(table.keyCount) }

  /// Whether it is the same row as `other`, whatever it holds.
  public func hasKey(of other: TableRow) -> Bool {
    table == other.table && keyValues == other.keyValues
  }
}

/// The key of a row.
public struct RowKey: Hashable, Sendable {
  /// The table.
  public let table: StoredTable
  /// In the order of the table's key columns.
  public let values: [RowValue]

  init(_ table: StoredTable, _ values: any RowValueConvertible...) {
    (self.table, self.values) = (table, values.map(\.row))
  }
}
