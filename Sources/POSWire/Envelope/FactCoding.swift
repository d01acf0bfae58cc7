public import POSModel

/// Facts to canonical payloads and back.
public enum FactCoding {
  /// The fact's payload as canonical JSON.
  ///
  /// - Throws: `EncodingError` when the fact holds what JSON integers cannot.
  public static func payload(of fact: some LoggableFact) throws -> [UInt8] {
    try CanonicalEncoder.canonical(fact.encodePayload(to:))
  }

  /// The fact of a payload; nil when this program does not know the type.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func fact<Fact: LoggableFact>(
    _: Fact.Type, type: String, payload: [UInt8]
  ) throws -> Fact? {
    try Fact.decodePayload(type: type, from: ValueDecoder(JSONValue(parsing: payload)))
  }
}
