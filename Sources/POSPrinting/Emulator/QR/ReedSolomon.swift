/// Codewords that let a reader correct what it misread.
enum ReedSolomon {
  /// So many codewords for those.
  static func remainder(of words: [UInt8], length: Int) -> [UInt8] {
    let divisor = divisor(length)
    var remainder = [UInt8](repeating: 0, count: length)
    for word in words {
      let factor = word ^ remainder.removeFirst()
      remainder.append(0)
      for index in remainder.indices { remainder[index] ^= multiply(divisor[index], factor) }
    }
    return remainder
  }

  /// The product of (x − 2ⁱ) for i below the degree, without its highest coefficient, which is 1.
  private static func divisor(_ degree: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: degree - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in result.indices {
        result[index] = multiply(result[index], root)
        if index + 1 < degree { result[index] ^= result[index + 1] }
      }
      root = multiply(root, 2)
    }
    return result
  }

  /// The product in the field of 256 elements of x⁸ + x⁴ + x³ + x² + 1.
  private static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var product = 0
    for bit in (0..<8).reversed() {
      product = product << 1 ^ (product >> 7) * 0x11D
      product ^= Int(right >> bit & 1) * Int(left)
    }
    return UInt8(truncatingIfNeeded: product)
  }
}
