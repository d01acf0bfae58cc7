/// The codewords of a QR code: content and corrections, in the order they are drawn.
enum QRCodewords {
  static func all(_ bytes: [UInt8], _ layout: QRLayout) -> [UInt8] {
    let blocks = blocks(content(bytes, layout), layout)
    let corrections = blocks.map {
      ReedSolomon.remainder(of: $0, length: layout.correctionCodewords)
    }
    return dealt(blocks) + dealt(corrections)
  }

  /// Mode, length, bytes and what fills up.
  private static func content(_ bytes: [UInt8], _ layout: QRLayout) -> [UInt8] {
    // Everything is shifted by the four bits of the mode, so work on half bytes.
    var halves: [UInt8] = [0b0100]
    for shift in stride(from: layout.lengthBits - 4, through: 0, by: -4) {
      halves.append(UInt8(truncatingIfNeeded: bytes.count >> shift & 15))
    }
    for byte in bytes { halves += [byte >> 4, byte & 15] }
    // Room is whole bytes, and so four bits for the terminator are always left.
    halves.append(0)
    var words = stride(from: 0, to: halves.count, by: 2).map { halves[$0] << 4 | halves[$0 + 1] }
    var filler: UInt8 = 0xEC
    while words.count < layout.dataCodewords {
      words.append(filler)
      filler ^= 0xEC ^ 0x11
    }
    return words
  }

  /// Blocks of one length, the last ones longer by one where it does not come out even.
  private static func blocks(_ words: [UInt8], _ layout: QRLayout) -> [[UInt8]] {
    let count = layout.blockCount
    let short = words.count / count
    let shortCount = count - words.count % count
    var rest = words[...]
    return (0..<count).map { index in
      let block = Array(rest.prefix(index < shortCount ? short : short + 1))
      rest = rest.dropFirst(block.count)
      return block
    }
  }

  /// The first of every block, then the second of every block, and so on.
  private static func dealt(_ blocks: [[UInt8]]) -> [UInt8] {
    let longest = blocks.map(\.count).max() ?? 0
    return (0..<longest).flatMap { index in
      blocks.compactMap { index < $0.count ? $0[index] : nil }
    }
  }
}
