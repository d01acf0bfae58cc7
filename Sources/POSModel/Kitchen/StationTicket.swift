/// A ticket as an aggregate of its area: the same ticket, under the area's kind of events.
public struct StationTicket<Area: TicketArea>: Aggregate {
  /// `kds` or `bds`.
  public static var aggregateType: AggregateType { Area.aggregateType }

  /// What it follows from: check, station and round.
  public let id: ID<Self>
  /// The ticket.
  public internal(set) var ticket: Ticket
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// The ticket after it was sent; nil for any other fact.
  public init?(id: ID<Self>, beginning fact: StationTicketFact<Area>, _ stamp: FactStamp) {
    guard let ticket = Ticket(beginning: fact.fact, stamp) else { return nil }
    (self.id, self.ticket, lamport) = (id, ticket, stamp.lamport)
  }

  /// Takes a fact.
  public mutating func apply(_ fact: StationTicketFact<Area>, _ stamp: FactStamp) {
    lamport = stamp.lamport
    ticket.apply(fact.fact, stamp)
  }
}

/// A fact about a ticket of an area.
public struct StationTicketFact<Area: TicketArea>: LoggableFact {
  /// What happened.
  public let fact: TicketFact

  /// A fact of the area.
  public init(_ fact: TicketFact) { self.fact = fact }

  private static var prefix: String { "\(Area.aggregateType.rawValue)." }

  /// The event's `type`, such as `kds.ticket.done`.
  public var type: String { Self.prefix + fact.name }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  public func encodePayload(to encoder: any Encoder) throws { try fact.encode(to: encoder) }

  /// Reads the payload of an event of `type`; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func decodePayload(type: String, from decoder: any Decoder) throws -> Self? {
    guard type.hasPrefix(prefix) else { return nil }
    return try TicketFact(name: type.dropFirst(prefix.count), from: decoder).map { Self($0) }
  }
}
