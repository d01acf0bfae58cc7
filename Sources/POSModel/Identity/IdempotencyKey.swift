/// Names one wish for ever: the same key is the same wish, however often it is asked.
///
/// It is also the id of the first event the wish leads to; further events count up from it. So a
/// replay finds what it did in the log, long after the stored response was cleaned away.
public struct IdempotencyKey: Hashable, Sendable, Codable {
  /// A lowercase UUIDv7.
  public let rawValue: String

  /// Wraps a key that was made elsewhere.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// A fresh key from an id source.
  public init(from ids: inout IDSource, at now: Instant) {
    let id: ID<IdempotencyKey> = ids.next(at: now)
    rawValue = id.rawValue
  }

  /// Reads the key from a plain string.
  ///
  /// - Throws: `DecodingError` when the value is no string.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the key as a plain string.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// The id of the `index`-th event of this wish, from 0.
  ///
  /// A key that is no UUID gets a suffix instead, so that ids stay distinct.
  public func eventID(_ index: Int) -> EventID {
    if index == 0 { return EventID(rawValue) }
    guard let (high, low) = UUIDText.halves(of: rawValue) else {
      return EventID("\(rawValue).\(index)")
    }
    let counted = (low &+ UInt64(index)) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    return EventID(UUIDText.text(high: high, low: counted))
  }
}
