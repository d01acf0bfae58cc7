import CLibPQ

/// What a statement answered.
final class Rows {
  private let result: OpaquePointer

  /// Takes over a result, and clears it in the end.
  init(_ result: OpaquePointer) { self.result = result }

  deinit { PQclear(result) }

  var count: Int { Int(PQntuples(result)) }

  /// How many rows an INSERT, UPDATE or DELETE changed.
  var changed: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

  /// The first row; nil when there is none.
  var first: Row? { count > 0 ? self[0] : nil }

  subscript(_ index: Int) -> Row { Row(rows: self, index: CInt(index)) }

  /// Each row turned into something else.
  ///
  /// - Throws: what `body` throws.
  func map<T>(_ body: (Row) throws -> T) rethrows -> [T] {
    try (0..<count).map { try body(self[$0]) }
  }

  /// One row; its columns are counted from 0.
  struct Row {
    fileprivate let rows: Rows
    fileprivate let index: CInt

    private func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
      guard PQgetisnull(rows.result, index, CInt(column)) == 0,
        let value = PQgetvalue(rows.result, index, CInt(column))
      else { return nil }
      let length = Int(PQgetlength(rows.result, index, CInt(column)))
      return value.withMemoryRebound(to: UInt8.self, capacity: length) {
        UnsafeBufferPointer(start: $0, count: length)
      }
    }

    /// The text; nil when it is null.
    func optionalText(_ column: Int) -> String? {
      bytes(column).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of a column that has one.
    func text(_ column: Int) -> String {
      guard let text = optionalText(column) else {
        preconditionFailure("column \(column) is declared NOT NULL")
      }
      return text
    }

    /// The number; nil when it is null.
    func optionalInteger(_ column: Int) -> Int64? { optionalText(column).flatMap { Int64($0) } }

    /// The number of a column that has one.
    func integer(_ column: Int) -> Int64 {
      guard let number = optionalInteger(column) else {
        preconditionFailure("column \(column) is a NOT NULL bigint")
      }
      return number
    }

    /// Whether a boolean column is true; null is not.
    func flag(_ column: Int) -> Bool { optionalText(column) == "t" }

    /// The bytes of a text.
    func utf8(_ column: Int) -> [UInt8] { bytes(column).map { Array($0) } ?? [] }
  }
}
