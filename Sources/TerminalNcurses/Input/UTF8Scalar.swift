/// Reads one scalar of UTF-8 at the front of some bytes.
enum UTF8Scalar {
  enum Result {
    case scalar(Unicode.Scalar, length: Int)
    /// No UTF-8; skip this many bytes.
    case invalid(length: Int)
    /// All is well so far, but the rest has yet to come.
    case incomplete
  }

  static func decode(_ bytes: ArraySlice<UInt8>) -> Result {
    guard let first = bytes.first, let form = form(of: first) else { return .invalid(length: 1) }
    var value = UInt32(first & form.mask)
    for offset in 1..<form.length {
      let index = bytes.startIndex + offset
      guard index < bytes.endIndex else { return .incomplete }
      guard bytes[index] & 0xC0 == 0x80 else { return .invalid(length: offset) }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    guard value >= form.lowest, let scalar = Unicode.Scalar(value) else {
      return .invalid(length: form.length)
    }
    return .scalar(scalar, length: form.length)
  }

  private static func form(of first: UInt8) -> (length: Int, mask: UInt8, lowest: UInt32)? {
    switch first {
    case 0xC2...0xDF: (2, 0x1F, 0x80)
    case 0xE0...0xEF: (3, 0x0F, 0x800)
    case 0xF0...0xF4: (4, 0x07, 0x10000)
    default: nil
    }
  }
}
