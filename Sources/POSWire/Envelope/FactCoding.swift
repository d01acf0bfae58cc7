import Foundation
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
    let decoder = JSONDecoder()
    decoder.userInfo[FactBox<Fact>.typeKey] = type
    return try decoder.decode(FactBox<Fact>.self, from: Data(payload)).fact
  }
}

/// Lets `JSONDecoder` read a fact whose type stands outside the payload.
private struct FactBox<Fact: LoggableFact>: Decodable {
  static var typeKey: CodingUserInfoKey {
    guard let key = CodingUserInfoKey(rawValue: "type") else {
      preconditionFailure("every text names a key")
    }
    return key
  }

  let fact: Fact?

  /// Reads the fact.
  ///
  /// - Throws: `DecodingError`.
  init(from decoder: any Decoder) throws {
    guard let type = decoder.userInfo[Self.typeKey] as? String else {
      preconditionFailure("the type is set before decoding")
    }
    fact = try Fact.decodePayload(type: type, from: decoder)
  }
}
