/// A value that goes into a statement.
enum Parameter: Equatable {
  case null
  case text(String)
  case integer(Int64)
  /// A `text[]`, which `unnest` makes rows of.
  case texts([String?])
  /// A `bigint[]`.
  case integers([Int64?])

  /// The text, or null.
  static func text(_ text: String?) -> Parameter { text.map { .text($0) } ?? .null }
}

/// Parameters as libpq takes them: all bytes in one buffer, so that nothing is copied one by one.
struct ParameterBuffer {
  private var bytes: [UInt8] = []
  private var places: [Int?] = []
  private(set) var lengths: [CInt] = []
  private(set) var formats: [CInt] = []

  var count: Int { places.count }

  init(_ parameters: [Parameter]) {
    for parameter in parameters {
      let start = bytes.count
      var isBinary = false
      switch parameter {
      case .null: break
      case .text(let text):
        // As measured bytes: a text that ended at its first NUL would be cut short in silence.
        isBinary = true
        bytes += text.utf8
      case .integer(let number): bytes += String(number).utf8
      case .texts(let texts):
        isBinary = true
        appendArray(texts, oid: 25) { Array($0.utf8) }
      case .integers(let numbers):
        isBinary = true
        appendArray(numbers, oid: 20) { number in
          (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
        }
      }
      places.append(parameter == .null ? nil : start)
      lengths.append(CInt(bytes.count - start))
      formats.append(isBinary ? 1 : 0)
      // Text ends with a NUL; what is binary is measured.
      bytes.append(0)
    }
  }

  /// An array in PostgreSQL's binary form: escaping the quotes of each payload would cost more than
  /// sending it.
  private mutating func appendArray<T>(_ items: [T?], oid: Int32, _ encode: (T) -> [UInt8]) {
    append(items.isEmpty ? 0 : 1)
    append(items.contains { $0 == nil } ? 1 : 0)
    append(oid)
    guard !items.isEmpty else { return }
    append(Int32(items.count))
    append(1)
    for item in items {
      guard let item else {
        append(-1)
        continue
      }
      let encoded = encode(item)
      append(Int32(encoded.count))
      bytes += encoded
    }
  }

  private mutating func append(_ number: Int32) {
    for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: number >> Int32(shift))) }
  }

  /// Calls `body` with the addresses of the values, which are good while it runs.
  func withValues<T>(_ body: ([UnsafePointer<CChar>?]) -> T) -> T {
    bytes.withUnsafeBytes { buffer in
      let base = buffer.bindMemory(to: CChar.self).baseAddress
      return body(places.map { place in place.flatMap { base?.advanced(by: $0) } })
    }
  }
}

/// A statement and what goes into it.
struct Statement {
  var sql: String
  var parameters: [Parameter]

  init(_ sql: String, _ parameters: [Parameter] = []) {
    (self.sql, self.parameters) = (sql, parameters)
  }
}
