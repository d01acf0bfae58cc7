/// Reads JSON text as RFC 8259 has it, in one go over its bytes.
///
/// Foundation's decoder finds out what a value is by trying, and each try that fails makes an
/// error: a push of 200 events would be tried some ten thousand times.
struct JSONReader {
  /// How deep values may stand in each other: the stack must hold them.
  private static let deepest = 512

  let bytes: UnsafeBufferPointer<UInt8>
  /// How many of them were read.
  var place = 0
  private var depth = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The value that is all of `bytes`.
  ///
  /// - Throws: `DecodingError` when there is none, or a number that is no 64-bit integer.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.place == bytes.count else { throw reader.fault("something stands behind it") }
    return value
  }

  // MARK: - Values

  /// The next value.
  ///
  /// - Throws: `DecodingError`.
  private mutating func value() throws -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .integer(try number())
    }
  }

  /// An object; of members of one name, the first counts.
  ///
  /// - Throws: `DecodingError`.
  private mutating func object() throws -> JSONValue {
    var members: [String: JSONValue] = [:]
    try parts(until: UInt8(ascii: "}")) { reader in
      reader.skipSpace()
      let key = try reader.string()
      reader.skipSpace()
      guard reader.take(UInt8(ascii: ":")) else { throw reader.fault("a colon is missing") }
      let value = try reader.value()
      if members[key] == nil { members[key] = value }
    }
    return .object(members)
  }

  /// A list.
  ///
  /// - Throws: `DecodingError`.
  private mutating func array() throws -> JSONValue {
    var values: [JSONValue] = []
    try parts(until: UInt8(ascii: "]")) { reader in values.append(try reader.value()) }
    return .array(values)
  }

  /// What stands between brackets, with commas between.
  ///
  /// - Throws: `DecodingError`; what `part` throws.
  private mutating func parts(
    until end: UInt8, _ part: (inout JSONReader) throws -> Void
  ) throws {
    place += 1
    depth += 1
    guard depth <= Self.deepest else { throw fault("too deep") }
    defer { depth -= 1 }
    skipSpace()
    if take(end) { return }
    while true {
      try part(&self)
      skipSpace()
      if take(end) { return }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma is missing") }
    }
  }

  /// A word that is a value.
  ///
  /// - Throws: `DecodingError`.
  private mutating func word(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
    let count = word.utf8CodeUnitCount
    guard bytes.count - place >= count,
      bytes[place..<place + count].elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: count))
    else { throw fault("no value") }
    place += count
    return value
  }

  // MARK: - Numbers

  /// A whole number.
  ///
  /// - Throws: `DecodingError`.
  private mutating func number() throws -> Int64 {
    let start = place
    let isNegative = take(UInt8(ascii: "-"))
    let digits = place
    var number: Int64 = 0
    var isExact = true
    while let digit = next.flatMap({ (48...57).contains($0) ? Int64($0 - 48) : nil }) {
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      // Downwards, the least number of all has a place.
      let (sum, isTooFar) = tens.subtractingReportingOverflow(digit)
      if isTooLarge || isTooFar { isExact = false }
      number = sum
      place += 1
    }
    let count = place - digits
    guard count == 1 || (count > 1 && bytes[digits] != UInt8(ascii: "0")) else {
      throw fault("no value")
    }
    if next == UInt8(ascii: ".") || next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      return try whole(from: start)
    }
    guard isExact, isNegative || number != .min else { throw fault("no 64-bit integer") }
    return isNegative ? number : -number
  }

  /// A number that is whole however it is written, as `1.0` and `1e3` are: worked out from its
  /// digits, since a floating-point number would round what is no whole one.
  ///
  /// - Throws: `DecodingError`.
  private mutating func whole(from start: Int) throws -> Int64 {
    var point = place
    if take(UInt8(ascii: ".")) {
      point = place
      try digits()
    }
    let end = place
    var exponent = 0
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      exponent = try self.exponent()
    }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    let digits = bytes[start..<end].filter { (48...57).contains($0) }
    guard let first = digits.firstIndex(where: { $0 != 48 }),
      let last = digits.lastIndex(where: { $0 != 48 })
    else { return 0 }
    // How many noughts stand behind the last digit that is none, were there no point.
    let noughts = exponent - (end - point) + (digits.count - 1 - last)
    guard noughts >= 0, noughts + (last - first) < 19 else { throw fault("no 64-bit integer") }
    let text =
      (isNegative ? "-" : "") + String(decoding: digits[first...last], as: UTF8.self)
      + String(repeating: "0", count: noughts)
    guard let exact = Int64(text) else { throw fault("no 64-bit integer") }
    return exact
  }

  /// What stands behind an `e`; beyond ``furthestExponent`` either way it is that.
  ///
  /// - Throws: `DecodingError`.
  private mutating func exponent() throws -> Int {
    let isPositive = take(UInt8(ascii: "+"))
    let isNegative = !isPositive && take(UInt8(ascii: "-"))
    let start = place
    try digits()
    let exponent = bytes[start..<place].reduce(0) {
      min($0 * 10 + Int($1 - 48), Self.furthestExponent)
    }
    return isNegative ? -exponent : exponent
  }

  /// More digits than any text has, so that none of these exponents makes a number of 64 bits.
  private static let furthestExponent = 1 << 50

  /// At least one digit.
  ///
  /// - Throws: `DecodingError`.
  private mutating func digits() throws {
    let start = place
    while let digit = next, (48...57).contains(digit) { place += 1 }
    guard place > start else { throw fault("a digit is missing") }
  }

  // MARK: - Bytes

  /// The byte that comes next; nil at the end.
  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Passes over a byte, if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  /// The error that says what is wrong at this place.
  func fault(_ reason: String) -> DecodingError {
    .dataCorrupted(
      .init(codingPath: [], debugDescription: "byte \(place) of the JSON: \(reason)"))
  }
}
