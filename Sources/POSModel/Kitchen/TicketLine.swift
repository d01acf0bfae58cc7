/// A line of a ticket, as the cook reads it.
public struct TicketLine: Hashable, Sendable, Codable {
  /// The check item it was when it was sent.
  public var itemID: CheckItemID
  /// What it is called in the kitchen.
  public var name: String
  /// How much of it, also what was voided since.
  public var quantity: Quantity
  /// What the guest wants on it, each as the cook reads it: `no onion`.
  public var modifiers: [String]
  /// What the guest wished; empty when nothing.
  public var note: String
  /// The seat it is for; nil when for nobody in particular.
  public var seat: Int?
  /// How much was voided after it was sent, in thousandths.
  public var voidedThousandths: Int64 = 0
  /// Why, the last time; empty when nothing was.
  public var voidReason = ""
  /// Whether the cook has seen what was voided.
  public var isVoidSeen = true

  /// A line of so much of something.
  public init(
    itemID: CheckItemID, name: String, quantity: Quantity, modifiers: [String] = [],
    note: String = "", seat: Int? = nil
  ) {
    (self.itemID, self.name, self.quantity) = (itemID, name, quantity)
    (self.modifiers, self.note, self.seat) = (modifiers, note, seat)
  }

  /// How much is still to be made, in thousandths.
  public var liveThousandths: Int64 { max(0, quantity.thousandths - voidedThousandths) }

  enum CodingKeys: String, CodingKey {
    case itemID = "itemId"
    case name, quantity, modifiers, note, seat
  }
}

extension TicketLine {
  /// The line of a check item.
  init(_ item: CheckItem) {
    self.init(
      itemID: item.id, name: item.kitchenName.isEmpty ? item.name : item.kitchenName,
      quantity: item.liveQuantity, modifiers: item.modifiers.map(\.kitchenText), note: item.note,
      seat: item.seat)
  }
}
