/// A ticket as the tables have it, for screens.
public struct TicketCard: Hashable, Sendable {
  /// The ticket.
  public var id: TicketID
  /// The check, station and round it is.
  public var key: TicketKey
  /// The number of the check.
  public var checkNumber: Int64
  /// What people call out.
  public var callNumber: String
  /// How the guest takes it.
  public var orderType: OrderType
  /// The guest's name; empty when there is none.
  public var name: String
  /// Whether the kitchen knew the check already.
  public var isAddition: Bool
  /// Whether it is to be made before others.
  public var isRush: Bool
  /// The ticket it is made again for; nil when it is made for the first time.
  public var remakeOf: TicketID?
  /// Why it is made again; empty when it is not.
  public var reason: String
  /// How far it has come.
  public var status: Ticket.Status
  /// When it was sent.
  public var sentAt: Instant
  /// When it was made; nil while nobody said so.
  public var readyAt: Instant?
  /// When it was served; nil while it is not.
  public var bumpedAt: Instant?
  /// How often it was recalled.
  public var recalls: Int
  /// What is to be made, in the order it was rung.
  public var lines: [TicketLine]

  /// A card of those fields, without lines.
  public init(
    id: TicketID, key: TicketKey, checkNumber: Int64, callNumber: String, orderType: OrderType,
    name: String, isAddition: Bool, isRush: Bool, remakeOf: TicketID?, reason: String,
    status: Ticket.Status, sentAt: Instant, readyAt: Instant?, bumpedAt: Instant?, recalls: Int
  ) {
    (self.id, self.key, self.checkNumber, self.callNumber) = (id, key, checkNumber, callNumber)
    (self.orderType, self.name, self.isAddition) = (orderType, name, isAddition)
    (self.isRush, self.remakeOf, self.reason) = (isRush, remakeOf, reason)
    (self.status, self.sentAt, self.readyAt) = (status, sentAt, readyAt)
    (self.bumpedAt, self.recalls, lines) = (bumpedAt, recalls, [])
  }

  /// Whether something voided waits to be seen.
  public var hasUnseenVoids: Bool { lines.contains { !$0.isVoidSeen } }
  /// Whether anything of it is still wanted.
  public var isWanted: Bool { lines.contains { $0.liveThousandths > 0 } }
}

/// What a kitchen screen shows: all tickets that are not served, and what was served lately, or is
/// of a check that is not served as a whole, or last at its station within a day.
public struct KitchenView: Sendable, Equatable {
  /// The tickets that are not served, of all stations: those in a hurry first, else the oldest.
  public var active: [TicketCard]
  /// The tickets served last, the last first.
  public var bumped: [TicketCard]
  /// How long each ticket served in the last hour took, in milliseconds, with its station.
  public var times: [(station: StationID, milliseconds: Int64)]

  /// A kitchen with those tickets.
  public init(
    active: [TicketCard] = [], bumped: [TicketCard] = [],
    times: [(station: StationID, milliseconds: Int64)] = []
  ) { (self.active, self.bumped, self.times) = (active, bumped, times) }

  /// Views are the same when they show the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.active == right.active && left.bumped == right.bumped
      && left.times.elementsEqual(right.times) { $0 == $1 }
  }
}
