/// A fact about one ticket. Facts are kept for ever, so cases are added, never changed.
public enum TicketFact: Sendable, Equatable {
  /// It was sent to its station; sent again, what is new is added.
  case created(TicketOpened)
  /// A cook began with it.
  case started
  /// It is made.
  case readied
  /// It was served.
  case bumped
  /// It was bumped, or said to be made, by mistake: it is there again as it was.
  case recalled
  /// It is made once more, as this ticket.
  case refired(as: TicketID)
  /// It is to be made before others.
  case rushed
  /// So much of a line is not wanted any more.
  case itemVoided(CheckItemID, Quantity, reason: String)
  /// The cook has seen so much of what was voided; nil, as earlier programs say it, for all of it.
  case voidsSeen([SeenVoid]?)
}

extension TicketFact {
  /// The event's `type` without the area it begins with.
  var name: String {
    switch self {
    case .created: "ticket.created"
    case .started: "ticket.ack"
    case .readied: "ticket.ready"
    case .bumped: "ticket.done"
    case .recalled: "ticket.recalled"
    case .refired: "ticket.refired"
    case .rushed: "ticket.rushed"
    case .itemVoided: "ticket.item_voided"
    case .voidsSeen: "ticket.void_seen"
    }
  }

  private enum Keys: String, CodingKey {
    case itemID = "itemId"
    case ticketID = "ticketId"
    case quantity, reason
    case seen = "items"
  }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  func encode(to encoder: any Encoder) throws {
    if case .created(let opened) = self { return try opened.encode(to: encoder) }
    var payload = encoder.container(keyedBy: Keys.self)
    switch self {
    case .refired(let ticket): try payload.encode(ticket, forKey: .ticketID)
    case .itemVoided(let item, let quantity, let reason):
      try payload.encode(item, forKey: .itemID)
      try payload.encode(quantity, forKey: .quantity)
      try payload.encode(reason, forKey: .reason)
    case .voidsSeen(let seen): try payload.encodeIfPresent(seen, forKey: .seen)
    default: break
    }
  }

  /// Reads the payload of an event of that name; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the name demands.
  init?(name: Substring, from decoder: any Decoder) throws {
    switch name {
    case "ticket.created": self = .created(try TicketOpened(from: decoder))
    case "ticket.ack": self = .started
    case "ticket.ready": self = .readied
    case "ticket.done": self = .bumped
    case "ticket.recalled": self = .recalled
    case "ticket.refired":
      let payload = try decoder.container(keyedBy: Keys.self)
      self = .refired(as: try payload.decode(TicketID.self, forKey: .ticketID))
    case "ticket.rushed": self = .rushed
    case "ticket.item_voided":
      let payload = try decoder.container(keyedBy: Keys.self)
      self = .itemVoided(
        try payload.decode(CheckItemID.self, forKey: .itemID),
        try payload.decode(Quantity.self, forKey: .quantity),
        reason: try payload.decode(String.self, forKey: .reason))
    case "ticket.void_seen":
      let payload = try decoder.container(keyedBy: Keys.self)
      self = .voidsSeen(try payload.decodeIfPresent([SeenVoid].self, forKey: .seen))
    default: return nil
    }
  }
}
