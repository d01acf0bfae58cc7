public import POSModel

/// What became of one pushed event.
public struct PushResult: Sendable, Equatable {
  /// What can become of it.
  public enum Status: String, Sendable, CaseIterable {
    /// Stored.
    case ok = "OK"
    /// It was there already: same id, same hash.
    case duplicate = "DUPLICATE"
    /// The id is there with another hash; nothing changed.
    case conflict = "CONFLICT"
    /// Never to be accepted.
    case rejected = "REJECTED"
    /// Not now: a deadlock or a lock timeout. Send it again.
    case retry = "RETRY"
  }

  /// The item's id.
  public var clientTxID: EventID
  /// What became of it.
  public var status: Status
  /// Why it was not stored.
  public var reason: String?

  /// How the reason of an event begins that cannot be stored before others of its origin are.
  public static let missing = "MISSING: "
  /// Whether it waits for others, and nothing is wrong with it.
  public var isMissingOthers: Bool {
    status == .retry && reason?.hasPrefix(Self.missing) == true
  }

  /// How the reason of an event begins whose place in its origin's count another event has.
  public static let taken = "TAKEN: "
  /// Whether its origin goes on there otherwise than where it came from.
  public var isPlaceTaken: Bool {
    status == .conflict && reason?.hasPrefix(Self.taken) == true
  }

  /// That became of that item.
  public init(_ clientTxID: EventID, _ status: Status, reason: String? = nil) {
    (self.clientTxID, self.status, self.reason) = (clientTxID, status, reason)
  }
}

/// The answer to a push: a result per item, in order.
public struct PushAnswer: Sendable, Equatable {
  /// What became of each item.
  public var results: [PushResult]
  /// Up to which `seq` the cloud has all of each origin's events.
  public var have: [DeviceID: Int64]

  /// Those results.
  public init(results: [PushResult], have: [DeviceID: Int64]) {
    (self.results, self.have) = (results, have)
  }

  /// The answer as JSON.
  public var json: JSONValue {
    .object([
      "results": .array(
        results.map { result in
          var members: [String: JSONValue] = [
            "clientTxId": .string(result.clientTxID.rawValue),
            "status": .string(result.status.rawValue),
          ]
          if let reason = result.reason { members["reason"] = .string(reason) }
          return .object(members)
        }),
      "have": .versions(have),
    ])
  }

  /// Reads an answer.
  ///
  /// - Throws: ``EnvelopeFault`` with the field that is wrong.
  public init(json: JSONValue) throws(EnvelopeFault) {
    guard case .array(let results)? = json["results"] else {
      throw EnvelopeFault(field: "results", reason: "must be a list")
    }
    self.results = []
    for result in results {
      guard let id = result["clientTxId"]?.string else {
        throw EnvelopeFault(field: "results.clientTxId", reason: "must be text")
      }
      guard let status = (result["status"]?.string).flatMap(PushResult.Status.init) else {
        throw EnvelopeFault(field: "results.status", reason: "is none of the known ones")
      }
      self.results.append(PushResult(EventID(id), status, reason: result["reason"]?.string))
    }
    have = try JSONValue.versions(json["have"], field: "have")
  }
}

extension JSONValue {
  /// A version vector: up to which `seq` nothing of each origin is missing.
  public static func versions(_ have: [DeviceID: Int64]) -> JSONValue {
    // Of two origins that look the same, whichever is known less of: the rest is sent once more.
    .object(
      Dictionary(have.map { ($0.rawValue, $1) }, uniquingKeysWith: min).mapValues { .integer($0) })
  }

  /// Reads a version vector.
  ///
  /// - Throws: ``EnvelopeFault`` naming `field`.
  public static func versions(
    _ json: JSONValue?, field: String
  ) throws(EnvelopeFault) -> [DeviceID: Int64] {
    guard case .object(let members)? = json else {
      throw EnvelopeFault(field: field, reason: "must be an object")
    }
    var have: [DeviceID: Int64] = [:]
    for (origin, seq) in members {
      guard let seq = seq.integer, (0...Envelope.highestCount).contains(seq) else {
        throw EnvelopeFault(field: "\(field).\(origin)", reason: "must be a count")
      }
      have[DeviceID(origin)] = seq
    }
    return have
  }
}
