/// Compression that suits paper: runs of one byte, and rows like the row above; the fixed codes.
enum Deflate {
  /// The bytes in a zlib stream.
  static func zlib(_ bytes: [UInt8], rowLength: Int) -> [UInt8] {
    var stream = BitStream()
    stream.bytes = [0x78, 0x01]
    stream.write(0b011, bits: 3)  // The last block, of fixed codes.
    var at = 0
    while at < bytes.count {
      let run = matchLength(bytes, at: at, distance: 1)
      let row = matchLength(bytes, at: at, distance: rowLength)
      let length = max(run, row)
      if length >= 3 {
        stream.write(length: length)
        stream.write(distance: row >= run ? rowLength : 1)
        at += length
      } else {
        stream.write(symbol: Int(bytes[at]))
        at += 1
      }
    }
    stream.write(symbol: 256)
    stream.fillByte()
    return stream.bytes + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: adler32(bytes) >> $0) }
  }

  private static func matchLength(_ bytes: [UInt8], at start: Int, distance: Int) -> Int {
    // A distance has 15 bits.
    guard start >= distance, distance <= 32_768 else { return 0 }
    let end = min(start + 258, bytes.count)
    var at = start
    while at < end, bytes[at] == bytes[at - distance] { at += 1 }
    return at - start
  }

  /// The checksum of the stream.
  static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low &+ UInt32(byte)) % 65_521
      high = (high &+ low) % 65_521
    }
    return high << 16 | low
  }
}

/// Bits, the lowest of a byte first.
private struct BitStream {
  var bytes: [UInt8] = []
  private var pending = 0
  private var count = 0

  mutating func write(_ value: Int, bits: Int) {
    pending |= value << count
    count += bits
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  mutating func fillByte() { if count > 0 { write(0, bits: 8 - count) } }

  /// Codes begin with their highest bit, unlike everything else.
  private mutating func write(code: Int, bits: Int) {
    for bit in (0..<bits).reversed() { write(code >> bit & 1, bits: 1) }
  }

  mutating func write(symbol: Int) {
    switch symbol {
    case ..<144: write(code: 0x30 + symbol, bits: 8)
    case ..<256: write(code: 0x190 + symbol - 144, bits: 9)
    case ..<280: write(code: symbol - 256, bits: 7)
    default: write(code: 0xC0 + symbol - 280, bits: 8)
    }
  }

  mutating func write(length: Int) {
    if length == 258 { return write(symbol: 285) }
    let (code, extra, bits) = bucket(length - 3, step: 4)
    write(symbol: 257 + code)
    write(extra, bits: bits)
  }

  mutating func write(distance: Int) {
    let (code, extra, bits) = bucket(distance - 1, step: 2)
    write(code: code, bits: 5)
    write(extra, bits: bits)
  }

  /// Lengths and distances are cut into buckets, each twice as wide as `step` buckets before it.
  private func bucket(_ value: Int, step: Int) -> (code: Int, extra: Int, bits: Int) {
    guard value >= 2 * step else { return (value, 0, 0) }
    let bits = Int.bitWidth - 1 - value.leadingZeroBitCount - step.trailingZeroBitCount
    return (step * bits + value >> bits, value & (1 << bits - 1), bits)
  }
}
