extension JSONValue {
  /// The value as RFC 8785 writes it: keys sorted by UTF-16 units, no white space, least escapes.
  public var canonical: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    write(to: &bytes)
    return bytes
  }

  /// Reads JSON text.
  ///
  /// - Throws: `DecodingError` when it is no JSON, or holds a number that is no 64-bit integer.
  public init(parsing bytes: some Sequence<UInt8>) throws {
    if let whole = try bytes.withContiguousStorageIfAvailable({ try JSONReader.read($0) }) {
      self = whole
    } else {
      self = try Array(bytes).withUnsafeBufferPointer { try JSONReader.read($0) }
    }
  }

  func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .string(let text): Self.write(text, to: &bytes)
    case .array(let values): Self.writeArray(values, to: &bytes) { $0.write(to: &$1) }
    case .object(let members):
      Self.writeObject(members.map { (key: $0.key, slot: $0.value) }, to: &bytes) {
        $0.write(to: &$1)
      }
    }
  }

  static func writeArray<Element>(
    _ elements: [Element], to bytes: inout [UInt8], each: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      each(element, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// The members are named as an encoder names them: to name them otherwise would copy them.
  static func writeObject<Member>(
    _ members: [(key: String, slot: Member)], to bytes: inout [UInt8],
    each: (Member, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "{"))
    let sorted = members.sorted { precedes($0.key, $1.key) }
    for (index, member) in sorted.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(member.key, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      each(member.slot, &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Whether a key stands before another: by UTF-16 units.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    // Of ASCII, Swift's own order is the same, and much quicker.
    let isASCII =
      left.utf8.count == left.utf16.count && right.utf8.count == right.utf16.count
    return isASCII ? left < right : left.utf16.lexicographicallyPrecedes(right.utf16)
  }

  static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    // Most need no escape, and are written as they stand in memory.
    let isWritten = text.utf8.withContiguousStorageIfAvailable { units in
      for unit in units
      where unit < 0x20 || unit == UInt8(ascii: "\"") || unit == UInt8(ascii: "\\") {
        return false
      }
      bytes.append(contentsOf: units)
      return true
    }
    guard isWritten != true else { return }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += "\\u00".utf8
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 0xF)])
      default: bytes.append(byte)
      }
    }
  }
}
