import POSModel
import POSWire

// Stands in for POSTables until it lands.
enum RowValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
}
protocol RowValueConvertible { var rowValue: RowValue { get } }
extension Int: RowValueConvertible { var rowValue: RowValue { .integer(Int64(self)) } }
extension Int64: RowValueConvertible { var rowValue: RowValue { .integer(self) } }
extension Bool: RowValueConvertible { var rowValue: RowValue { .integer(self ? 1 : 0) } }
extension String: RowValueConvertible { var rowValue: RowValue { .text(self) } }
struct ProjectedTable: Hashable, Sendable {
  let name: String
  let columns: [String]
  let keyCount: Int
  init(_ name: String, key: [String], columns others: [String]) {
    (self.name, columns, keyCount) = (name, key + others, key.count)
  }
}
struct ProjectedRow: Equatable {
  let table: ProjectedTable
  let values: [RowValue]
  init(_ table: ProjectedTable, _ values: [(any RowValueConvertible)?]) {
    self.table = table
    self.values = values.map { $0?.rowValue ?? .null }
  }
}
struct RowKey: Hashable {
  let table: ProjectedTable
  let values: [RowValue]
  init(_ table: ProjectedTable, _ values: any RowValueConvertible...) {
    (self.table, self.values) = (table, values.map(\.rowValue))
  }
}
protocol Projected: Aggregate {
  func changedRows(since old: Self?, _ realm: CloudRealm) -> [ProjectedRow]
  func removedRows(since old: Self) -> [RowKey]
}
extension Projected {
  func removedRows(since old: Self) -> [RowKey] { [] }
}
