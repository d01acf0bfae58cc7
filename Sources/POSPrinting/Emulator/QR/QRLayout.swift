/// How a QR code of a version, 1 to 40, is laid out at a level.
struct QRLayout {
  /// Each version is four modules larger than the one before.
  let version: Int
  /// How much is for corrections.
  let level: QRCode.Level

  /// Modules along one side.
  var size: Int { 17 + 4 * version }
  /// Codewords of each block that correct errors.
  var correctionCodewords: Int { Self.correction[level, default: []][version - 1] }
  /// Blocks the codewords are dealt to.
  var blockCount: Int { Self.blocks[level, default: []][version - 1] }
  /// Codewords in all.
  var codewordCount: Int { moduleCount / 8 }
  /// Codewords for content.
  var dataCodewords: Int { codewordCount - correctionCodewords * blockCount }
  /// Bits of the number that says how many bytes there are.
  var lengthBits: Int { version < 10 ? 8 : 16 }

  /// Modules that are not part of a pattern.
  private var moduleCount: Int {
    var count = (16 * version + 128) * version + 64
    guard version >= 2 else { return count }
    let patterns = version / 7 + 2
    count -= (25 * patterns - 10) * patterns - 55
    return version >= 7 ? count - 36 : count
  }

  /// Where the middles of the small squares are, in both directions.
  var alignmentCentres: [Int] {
    guard version >= 2 else { return [] }
    let count = version / 7 + 2
    let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2
    return [6] + (0..<(count - 1)).reversed().map { size - 7 - $0 * step }
  }

  /// The smallest one that holds so many bytes.
  static func smallest(for byteCount: Int, level: QRCode.Level) -> QRLayout? {
    (1...40).lazy.map { QRLayout(version: $0, level: level) }
      .first { 4 + $0.lengthBits + 8 * byteCount <= 8 * $0.dataCodewords }
  }

  /// Codewords of each block that correct errors, by version.
  private static let correction: [QRCode.Level: [Int]] = [
    .low: [
      7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30,
      30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    .medium: [
      10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28,
      28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    .quartile: [
      13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30,
      30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    .high: [
      17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30,
      30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
  ]

  /// Blocks, by version.
  private static let blocks: [QRCode.Level: [Int]] = [
    .low: [
      1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14,
      15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
    ],
    .medium: [
      1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23,
      25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    .quartile: [
      1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34,
      34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    .high: [
      1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35,
      37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
  ]
}
