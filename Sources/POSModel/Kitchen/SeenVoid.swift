/// How much of a line a cook has seen to be not wanted any more.
///
/// What is voided on another lane at that moment is not what the cook saw, though the log may have
/// it before.
public struct SeenVoid: Hashable, Sendable, Codable {
  /// The line.
  public var itemID: CheckItemID
  /// How much of it was voided, all in all.
  public var quantity: Quantity

  /// What a line shows as voided; nil when nothing is.
  public init?(_ line: TicketLine) {
    guard line.voidedThousandths > 0 else { return nil }
    (itemID, quantity) = (line.itemID, Quantity(thousandths: line.voidedThousandths))
  }

  enum CodingKeys: String, CodingKey {
    case itemID = "itemId"
    case quantity
  }
}

extension [SeenVoid] {
  /// Whether all that is voided of a line was seen.
  func covers(_ line: TicketLine) -> Bool {
    contains { $0.itemID == line.itemID && $0.quantity.thousandths >= line.voidedThousandths }
  }
}
