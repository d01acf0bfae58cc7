import Crypto

/// SHA-256 digests as the wire writes them: 64 lowercase hex digits.
public enum SHA256Hex {
  /// The digest of `bytes`.
  public static func of(_ bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    let whole: Void? = bytes.withContiguousStorageIfAvailable {
      hash.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if whole == nil { Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) } }
    return hex(hash.finalize())
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// Any digest's bytes as lowercase hex.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0xF)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A UUID of version 8 (RFC 9562) that follows from a text: bits of its digest.
  public static func uuid(of text: String) -> String {
    var bytes = Array(SHA256.hash(data: Array(text.utf8))).prefix(16)
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    var rest = hex(bytes)[...]
    let groups = [8, 4, 4, 4, 12].map { digits in
      defer { rest = rest.dropFirst(digits) }
      return rest.prefix(digits)
    }
    return groups.joined(separator: "-")
  }
}
