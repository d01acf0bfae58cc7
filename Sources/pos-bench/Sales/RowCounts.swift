import CSaleBaseline
import Glibc
import POSCore

/// How many rows each table of a store has.
struct RowCounts {
  private let byTable: [String: Int]

  /// Counts them.
  ///
  /// - Throws: ``BenchFault``.
  init(_ folder: DataFolder) throws {
    guard let text = pos_baseline_row_counts(folder.store) else {
      throw BenchFault(description: "the rows of \(folder.store) cannot be counted")
    }
    defer { free(text) }
    let pairs = String(cString: text).split(separator: "\n").map { $0.split(separator: " ") }
    byTable = Dictionary(
      uniqueKeysWithValues: pairs.map { (String($0[0]), Int($0[1]) ?? -1) })
  }

  subscript(table: String) -> Int { byTable[table] ?? 0 }

  /// Two ways to sell are comparable only when they write as much.
  ///
  /// - Throws: ``BenchFault`` with the tables that differ.
  func mustEqual(_ other: RowCounts) throws {
    let tables = Set(byTable.keys).union(other.byTable.keys).sorted()
    let differing = tables.filter { self[$0] != other[$0] }
    guard differing.isEmpty else {
      let list = differing.map { "\($0) \(self[$0]) and \(other[$0])" }.joined(separator: ", ")
      throw BenchFault(description: "till and plain sale wrote different rows: \(list)")
    }
  }
}
