/// A round was sent to a station; all that the cook reads is recorded with it.
public struct TicketOpened: Hashable, Sendable, Codable {
  /// What the ticket is known by.
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
  /// What is to be made.
  public var lines: [TicketLine]

  /// A round of a check, as it stands.
  public init(_ key: TicketKey, of check: Check, lines: [TicketLine]) {
    (self.key, self.lines) = (key, lines)
    (checkNumber, callNumber) = (check.number, check.callNumber)
    (orderType, name) = (check.orderType, check.name)
    (isAddition, isRush) = (key.round > 1, check.isRush)
    (remakeOf, reason) = (nil, "")
  }

  enum CodingKeys: String, CodingKey {
    case key = "ticket"
    case checkNumber, callNumber, orderType, name, isAddition, isRush
    case remakeOf = "remakeOfTicketId"
    case reason
    case lines = "items"
  }
}
