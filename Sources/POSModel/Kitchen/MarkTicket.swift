/// A wish of a cook: mark how far a ticket has come.
public struct MarkTicket<Area: TicketArea>: Command {
  /// The name in `idempotency_keys`.
  public static var operation: String { "mark_\(Area.aggregateType.rawValue)_ticket" }
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes; a kitchen screen where nobody logs in.
  public var actor: EmployeeID
  /// The ticket.
  public var ticketID: TicketID
  /// How far it has come.
  public var mark: TicketMark

  /// How far it must have come for the mark to be meant; nil when that does not matter.
  public var expected: Ticket.Status?

  /// What the cook saw of what was voided; nil for all that is known where the mark is made.
  public var seen: [SeenVoid]?

  /// The wish for that mark.
  public init(
    key: IdempotencyKey, actor: EmployeeID, ticketID: TicketID, mark: TicketMark,
    expected: Ticket.Status? = nil, seen: [SeenVoid]? = nil
  ) {
    (self.key, self.actor, self.ticketID, self.mark) = (key, actor, ticketID, mark)
    (self.expected, self.seen) = (expected, seen)
  }

  /// The ticket it is about.
  public var subjectID: ID<StationTicket<Area>> { ID(ticketID.rawValue) }

  /// Marks it; what is marked so already is not marked again, nor is what has gone on.
  ///
  /// - Throws: `TicketRefusal`.
  public func decide(
    _ ticket: StationTicket<Area>?, _ world: World
  ) throws(TicketRefusal) -> [StationTicketFact<Area>] {
    guard let ticket = ticket?.ticket else { throw .noSuchTicket }
    guard expected == nil || expected == ticket.status else { throw .isSo(ticket.status) }
    return [StationTicketFact(try mark.fact(on: ticket, seen))]
  }

  /// How far it has come now.
  public func respond(
    _ ticket: StationTicket<Area>, _ facts: [StationTicketFact<Area>]
  ) -> Ticket.Status { ticket.ticket.status }
}

/// How far a cook says a ticket has come.
public enum TicketMark: String, Sendable, Codable, CaseIterable {
  case started, ready, bumped, recalled
  /// What was voided was seen.
  case seen

  /// What happens by it.
  ///
  /// - Throws: `TicketRefusal.isSo` when nothing would.
  func fact(on ticket: Ticket, _ seen: [SeenVoid]?) throws(TicketRefusal) -> TicketFact {
    let seen = seen ?? ticket.lines.compactMap { SeenVoid($0) }
    switch (self, ticket.status) {
    case (.started, .queued): return .started
    case (.ready, .queued), (.ready, .inProgress): return .readied
    case (.bumped, .queued), (.bumped, .inProgress), (.bumped, .ready): return .bumped
    case (.recalled, .bumped), (.recalled, .ready): return .recalled
    case (.seen, _) where ticket.lines.contains { !$0.isVoidSeen && seen.covers($0) }:
      return .voidsSeen(seen)
    default: throw .isSo(ticket.status)
    }
  }
}

/// Why a cook's wish is refused.
public enum TicketRefusal: Refusal {
  /// No such ticket is in the store.
  case noSuchTicket
  /// It has come so far, or farther, already: nothing changes.
  case isSo(Ticket.Status)

  /// Stable, for logs and tests.
  public var code: String {
    switch self {
    case .noSuchTicket: "ticket.none"
    case .isSo: "ticket.is_so"
    }
  }
}
