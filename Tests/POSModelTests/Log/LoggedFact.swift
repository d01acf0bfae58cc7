import POSModel

/// A fact as a log would keep it: its type and its payload.
struct LoggedOne<Fact: LoggableFact>: Codable {
  let fact: Fact

  /// What a logged fact holds.
  private enum Keys: String, CodingKey { case type, payload }

  /// A type this program should know, but does not.
  struct Unknown: Error {
    let type: String
  }

  init(_ fact: Fact) { self.fact = fact }

  /// - Throws: `DecodingError`, or `Unknown`.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    let type = try container.decode(String.self, forKey: .type)
    let payload = try container.superDecoder(forKey: .payload)
    guard let fact = try Fact.decodePayload(type: type, from: payload) else {
      throw Unknown(type: type)
    }
    self.fact = fact
  }

  /// - Throws: what the encoder throws.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(fact.type, forKey: .type)
    try fact.encodePayload(to: container.superEncoder(forKey: .payload))
  }
}
