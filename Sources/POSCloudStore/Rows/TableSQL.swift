import POSModel
import POSTables
import Synchronization

/// The statements that write many rows of a projected table at once.
struct TableSQL: Sendable {
  /// Writes rows, given an array for each column.
  let upsert: String
  /// Deletes rows, given an array for each column of the key.
  let delete: String
  /// Which columns are numbers.
  private let isNumber: [Bool]

  private static let known = Mutex<[String: TableSQL]>([:])

  /// The statements of a table.
  static func of(_ table: StoredTable) -> TableSQL {
    known.withLock { known in
      if let sql = known[table.name] { return sql }
      let sql = TableSQL(table)
      known[table.name] = sql
      return sql
    }
  }

  private init(_ table: StoredTable) {
    let isNumber = table.columns.map { Self.isNumber($0) }
    func arrays(_ count: Int) -> String {
      (0..<count).map { "$\($0 + 3)::\(isNumber[$0] ? "bigint" : "text")[]" }
        .joined(separator: ", ")
    }
    let columns = table.columns.joined(separator: ", ")
    let key = table.columns.prefix(table.keyCount)
    let others = table.columns.dropFirst(table.keyCount)
    let updates = others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    upsert = """
      INSERT INTO \(table.name) (tenant_id, store_id, \(columns))
      SELECT $1, $2, * FROM unnest(\(arrays(table.columns.count)))
      ON CONFLICT (tenant_id, store_id, \(key.joined(separator: ", "))) DO \
      \(others.isEmpty ? "NOTHING" : "UPDATE SET \(updates)")
      """
    delete = """
      DELETE FROM \(table.name) WHERE tenant_id = $1 AND store_id = $2
        AND (\(key.joined(separator: ", "))) IN (SELECT * FROM unnest(\(arrays(table.keyCount))))
      """
    self.isNumber = isNumber
  }

  /// The values of a row that begins with the table's columns.
  func values(of row: Rows.Row) -> [RowValue] {
    isNumber.enumerated().map { column, isNumber in
      if isNumber { return row.optionalInteger(column).map { .integer($0) } ?? .null }
      return row.optionalText(column).map { .text($0) } ?? .null
    }
  }

  /// The rows as an array for each column.
  func arrays(_ rows: [[RowValue]], _ count: Int) -> [Parameter] {
    (0..<count).map { column in
      isNumber[column]
        ? .integers(rows.map { if case .integer(let number) = $0[column] { number } else { nil } })
        : .texts(rows.map { if case .text(let text) = $0[column] { text } else { nil } })
    }
  }
}

extension TableSQL {
  /// The columns that are numbers without saying so by their unit.
  private static let numbers: Set = [
    "check_number", "count", "failures", "approval_failures", "free", "is_active", "is_addition",
    "is_comp", "is_counted", "is_offline", "is_rush", "is_void_seen", "lamport", "least", "most",
    "needs_approval", "openings", "percent_ppm", "place", "position", "recalls", "round", "rounds",
    "seat", "session", "shares", "slot", "takes_fractions", "tracks_stock", "version",
  ]

  /// Whether a column of that name is a number, in every table.
  fileprivate static func isNumber(_ column: String) -> Bool {
    column.hasSuffix("_minor") || column.hasSuffix("_thousandths") || numbers.contains(column)
  }
}
