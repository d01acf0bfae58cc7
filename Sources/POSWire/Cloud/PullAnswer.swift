/// The answer to `GET /sync/pull?after=CURSOR&limit=500`: events from elsewhere, in commit order.
public struct PullAnswer: Sendable, Equatable {
  /// The most events of one answer.
  public static let mostEvents = 500

  /// The events.
  public var events: [Envelope]
  /// Where the next pull begins; a sender keeps it as it is. Before the first pull it is empty.
  public var cursor: String
  /// Whether there are more right now.
  public var hasMore: Bool

  /// Those events.
  public init(events: [Envelope], cursor: String, hasMore: Bool) {
    (self.events, self.cursor, self.hasMore) = (events, cursor, hasMore)
  }

  /// The answer as JSON.
  ///
  /// - Throws: `DecodingError` when a payload is no JSON.
  public func json() throws -> JSONValue {
    .object([
      "events": .array(try events.map { try $0.json() }), "cursor": .string(cursor),
      "hasMore": .bool(hasMore),
    ])
  }

  /// Reads an answer.
  ///
  /// - Throws: ``EnvelopeFault`` with the field that is wrong.
  public init(json: JSONValue) throws(EnvelopeFault) {
    guard case .array(let events)? = json["events"] else {
      throw EnvelopeFault(field: "events", reason: "must be a list")
    }
    guard let cursor = json["cursor"]?.string else {
      throw EnvelopeFault(field: "cursor", reason: "must be text")
    }
    guard case .bool(let hasMore)? = json["hasMore"] else {
      throw EnvelopeFault(field: "hasMore", reason: "must be true or false")
    }
    var read: [Envelope] = []
    for (place, event) in events.enumerated() {
      do throws(EnvelopeFault) { read.append(try Envelope(json: event)) } catch {
        throw EnvelopeFault(field: "events.\(place).\(error.field)", reason: error.reason)
      }
    }
    (self.events, self.cursor, self.hasMore) = (read, cursor, hasMore)
  }
}
