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

  /// The answer as canonical JSON. Payloads are written as they are kept: a page of five hundred is
  /// not read to be written again.
  public var canonical: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(events.reduce(256) { $0 + $1.payload.count + 512 })
    bytes += "{\"cursor\":".utf8
    JSONValue.string(cursor).write(to: &bytes)
    bytes += ",\"events\":".utf8
    JSONValue.writeArray(events, to: &bytes) { $0.write(to: &$1) }
    bytes += ",\"hasMore\":\(hasMore)}".utf8
    return bytes
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
