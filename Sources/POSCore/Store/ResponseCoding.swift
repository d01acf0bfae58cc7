import Foundation
import POSWire

/// Responses as `idempotency_keys` keeps them.
enum ResponseCoding {
  /// The response as canonical JSON.
  ///
  /// - Throws: `EncodingError` when it holds a fraction.
  static func text(of response: some Encodable) throws -> String {
    String(decoding: try CanonicalEncoder.canonical(response), as: UTF8.self)
  }

  /// The response of that text.
  ///
  /// - Throws: `DecodingError` when an older program stored another shape.
  static func response<Response: Decodable>(from text: String) throws -> Response {
    try JSONDecoder().decode(Response.self, from: Data(text.utf8))
  }
}
