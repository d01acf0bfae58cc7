/// Makes UUIDv7 texts (RFC 9562): 48 bits of milliseconds, a 12-bit count within the millisecond,
/// 62 random bits. Ids of one source always rise.
public struct IDSource: Sendable {
  private var random: any RandomNumberGenerator & Sendable
  private var lastMilliseconds: Int64 = 0
  private var count: UInt64 = 0

  /// A source that draws its random bits from `random`; a seeded generator gives the same ids.
  public init(random: any RandomNumberGenerator & Sendable) { self.random = random }

  /// The next id, stamped with `now`.
  public mutating func next<Entity>(at now: Instant) -> ID<Entity> {
    let milliseconds = max(now.milliseconds, lastMilliseconds)
    count = milliseconds == lastMilliseconds ? count + 1 : 0
    lastMilliseconds = milliseconds
    if count > 0xFFF {
      lastMilliseconds += 1
      count = 0
    }
    let high = UInt64(lastMilliseconds) << 16 | 0x7000 | count
    let low = random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    return ID(UUIDText.text(high: high, low: low))
  }
}

/// The 36-character form of a 128-bit UUID.
enum UUIDText {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(high: UInt64, low: UInt64) -> String {
    String(unsafeUninitializedCapacity: 36) { buffer in
      var position = 0
      for index in 0..<32 {
        if index == 8 || index == 12 || index == 16 || index == 20 {
          buffer[position] = UInt8(ascii: "-")
          position += 1
        }
        let half = index < 16 ? high : low
        buffer[position] = digits[Int(half >> UInt64(60 - (index % 16) * 4) & 0xF)]
        position += 1
      }
      return 36
    }
  }

  /// The low 64 bits of a UUID text, or nil when it is none.
  static func halves(of text: String) -> (high: UInt64, low: UInt64)? {
    let hex = text.filter { $0 != "-" }
    guard text.utf8.count == 36, hex.utf8.count == 32,
      let high = UInt64(hex.prefix(16), radix: 16), let low = UInt64(hex.suffix(16), radix: 16)
    else { return nil }
    return (high, low)
  }
}
