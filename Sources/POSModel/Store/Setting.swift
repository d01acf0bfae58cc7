/// The id of a setting: its key.
public typealias SettingID = ID<Setting>

/// One rule of the store, as people set it; see ``StoreRules`` for what there is to set.
public struct Setting: Aggregate {
  /// Its events are settings on the wire.
  public static let aggregateType = AggregateType.config

  /// The key.
  public let id: SettingID
  /// The value, as typed.
  public internal(set) var value: String
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64
  /// When it was last set.
  public internal(set) var updatedAt: Instant

  /// The setting after it was first set.
  public init?(id: SettingID, beginning fact: SettingFact, _ stamp: FactStamp) {
    guard case .changed(let value) = fact else { return nil }
    (self.id, self.value, lamport, updatedAt) = (id, value, stamp.lamport, stamp.at)
  }

  /// Takes a fact; the last change in order stands.
  public mutating func apply(_ fact: SettingFact, _ stamp: FactStamp) {
    (lamport, updatedAt) = (stamp.lamport, stamp.at)
    switch fact {
    case .changed(let value): self.value = value
    }
  }
}

/// A fact about one setting.
public enum SettingFact: Sendable, Equatable {
  /// It was set to this.
  case changed(String)
}

extension SettingFact: LoggableFact {
  private enum Keys: String, CodingKey { case value }

  /// The event's `type`.
  public var type: String { "config.update" }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  public func encodePayload(to encoder: any Encoder) throws {
    var payload = encoder.container(keyedBy: Keys.self)
    switch self {
    case .changed(let value): try payload.encode(value, forKey: .value)
    }
  }

  /// Reads the payload of an event of `type`; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func decodePayload(type: String, from decoder: any Decoder) throws -> SettingFact? {
    guard type == "config.update" else { return nil }
    let payload = try decoder.container(keyedBy: Keys.self)
    return .changed(try payload.decode(String.self, forKey: .value))
  }
}
