/// A thing with a life of its own, whose state is its facts folded in a total order.
///
/// The tables hold a copy; the facts are the truth.
public protocol Aggregate: Sendable, Equatable {
  /// What can have happened to it.
  associatedtype Fact: LoggableFact
  /// The `aggregateType` of its events.
  static var aggregateType: AggregateType { get }

  /// How many events are folded in, also those this program did not understand.
  var version: Int { get set }

  /// The state after the fact that began it; nil when `fact` cannot begin one.
  init?(id: ID<Self>, beginning fact: Fact, _ stamp: FactStamp)

  /// Takes a fact, whatever the rules would have said. Total: never throws, never forgets money.
  mutating func apply(_ fact: Fact, _ stamp: FactStamp)
}

/// The kinds of aggregate there are on the wire.
public enum AggregateType: String, Sendable, Codable, CaseIterable {
  case order, kds, bds, inventory, payment, employee, product
  case discountRule = "discount_rule"
  case config, drawer, print
}

/// A fact as it is kept: a type for the wire and a payload.
public protocol LoggableFact: Sendable, Equatable {
  /// The event's `type`, such as `order.paid`.
  var type: String { get }
  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  func encodePayload(to encoder: any Encoder) throws
  /// Reads the payload of an event of `type`; nil when this program does not know the type.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  static func decodePayload(type: String, from decoder: any Decoder) throws -> Self?
}

/// Where a fact stands in the total order, and who is behind it.
public struct FactStamp: Sendable, Equatable {
  /// The id of the event.
  public var eventID: EventID
  /// When it happened, by its origin's clock.
  public var at: Instant
  /// The logical clock: causes come before effects.
  public var lamport: Int64
  /// The origin: a device in one epoch, such as `L1` or `L1.2`.
  public var origin: DeviceID
  /// The employee who did it.
  public var actor: EmployeeID

  /// A stamp of those parts.
  public init(
    eventID: EventID, at: Instant, lamport: Int64, origin: DeviceID, actor: EmployeeID
  ) {
    (self.eventID, self.at, self.lamport) = (eventID, at, lamport)
    (self.origin, self.actor) = (origin, actor)
  }

  /// The place in the fold: `(lamport, deviceId, eventId)`.
  public var position: FoldPosition {
    FoldPosition(lamport: lamport, origin: origin, eventID: eventID)
  }
}

/// The total order of facts: the same on every node.
public struct FoldPosition: Hashable, Comparable, Sendable {
  /// The logical clock.
  public let lamport: Int64
  /// The origin.
  public let origin: DeviceID
  /// The event.
  public let eventID: EventID

  /// A place of those parts.
  public init(lamport: Int64, origin: DeviceID, eventID: EventID) {
    (self.lamport, self.origin, self.eventID) = (lamport, origin, eventID)
  }

  /// Orders by logical clock, then origin, then event.
  public static func < (left: FoldPosition, right: FoldPosition) -> Bool {
    (left.lamport, left.origin, left.eventID) < (right.lamport, right.origin, right.eventID)
  }
}
