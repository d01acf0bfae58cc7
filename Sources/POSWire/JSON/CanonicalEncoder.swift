/// Turns `Encodable` values into ``JSONValue``s, or into the canonical bytes that follow from them.
///
/// Foundation's encoder sorts keys in its own way and writes fractions; neither may reach a hash.
public enum CanonicalEncoder {
  /// The value as JSON.
  ///
  /// - Throws: `EncodingError` when it holds a fraction or a number beyond 64 bits.
  public static func encode(_ value: some Encodable) throws -> JSONValue {
    try collected(value.encode(to:)).value
  }

  /// What `write` writes to the encoder it is handed, as JSON.
  ///
  /// - Throws: what `write` throws.
  public static func encode(_ write: (any Encoder) throws -> Void) throws -> JSONValue {
    try collected(write).value
  }

  /// The value as canonical JSON: the bytes of `encode(value).canonical`, without the way there.
  ///
  /// - Throws: `EncodingError` when it holds a fraction or a number beyond 64 bits.
  public static func canonical(_ value: some Encodable) throws -> [UInt8] {
    try canonical(value.encode(to:))
  }

  /// What `write` writes to the encoder it is handed, as canonical JSON.
  ///
  /// - Throws: what `write` throws.
  public static func canonical(_ write: (any Encoder) throws -> Void) throws -> [UInt8] {
    let encoder = try collected(write)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    encoder.write(to: &bytes)
    return bytes
  }

  /// - Throws: what `write` throws.
  private static func collected(_ write: (any Encoder) throws -> Void) throws -> ValueEncoder {
    let encoder = ValueEncoder(inside: nil, at: nil)
    try write(encoder)
    return encoder
  }
}
