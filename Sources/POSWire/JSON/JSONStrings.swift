extension JSONReader {
  /// A string.
  ///
  /// - Throws: `DecodingError`.
  mutating func string() throws -> String {
    guard take(UInt8(ascii: "\"")) else { throw fault("a string is missing") }
    let plain = run()
    // Most have no escape.
    if take(UInt8(ascii: "\"")) { return try text(plain) }
    var units = Array(plain)
    while !take(UInt8(ascii: "\"")) {
      guard take(UInt8(ascii: "\\")) else { throw fault("a string has no end") }
      try escape(into: &units)
      units += run()
    }
    return try units.withUnsafeBufferPointer { try text($0[...]) }
  }

  /// The bytes that stand for themselves.
  private mutating func run() -> Slice<UnsafeBufferPointer<UInt8>> {
    let start = place
    while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      place += 1
    }
    return bytes[start..<place]
  }

  /// Bytes as text.
  ///
  /// - Throws: `DecodingError` when they are no UTF-8.
  private func text(_ units: Slice<UnsafeBufferPointer<UInt8>>) throws -> String {
    guard let text = String(validating: units, as: UTF8.self) else { throw fault("no UTF-8") }
    return text
  }

  /// What stands behind a backslash.
  ///
  /// - Throws: `DecodingError`.
  private mutating func escape(into units: inout [UInt8]) throws {
    guard let letter = next else { throw fault("a string has no end") }
    place += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(letter)
    case UInt8(ascii: "b"): units.append(0x08)
    case UInt8(ascii: "f"): units.append(0x0C)
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "u"): units += String(try scalar()).utf8
    default: throw fault("no such escape")
    }
  }

  /// The letter of one escape, or of two that are a pair.
  ///
  /// - Throws: `DecodingError`.
  private mutating func scalar() throws -> Unicode.Scalar {
    let first = try unit()
    guard UTF16.isLeadSurrogate(first) else {
      guard let scalar = Unicode.Scalar(first) else { throw fault("half a pair") }
      return scalar
    }
    guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), case let second = try unit(),
      UTF16.isTrailSurrogate(second)
    else { throw fault("half a pair") }
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  /// Four hex digits.
  ///
  /// - Throws: `DecodingError`.
  private mutating func unit() throws -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw fault("a hex digit is missing")
      }
      unit = unit << 4 | UInt16(digit)
      place += 1
    }
    return unit
  }
}
