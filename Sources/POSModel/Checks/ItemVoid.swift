/// A part of a sent line that was cancelled; it stays visible.
public struct ItemVoid: Hashable, Sendable, Codable {
  /// The line.
  public var itemID: CheckItemID
  /// How much of it.
  public var quantity: Quantity
  /// Why, for the report and the kitchen.
  public var reason: String
  /// Who approved it; nil when the actor may do so alone.
  public var approver: EmployeeID?

  /// A void of so much of a line.
  public init(
    itemID: CheckItemID, quantity: Quantity, reason: String, approver: EmployeeID? = nil
  ) {
    (self.itemID, self.quantity) = (itemID, quantity)
    (self.reason, self.approver) = (reason, approver)
  }

  enum CodingKeys: String, CodingKey {
    case itemID = "itemId"
    case quantity, reason
    case approver = "approverId"
  }
}
