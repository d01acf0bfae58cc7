/// Why a line does not have the price of the menu.
public struct PriceOverride: Hashable, Sendable, Codable {
  /// The price of one before.
  public var listPrice: Money
  /// Why; the words `weighed label` for a price that a scale printed.
  public var reason: String
  /// Who approved it; nil when the actor may do so alone.
  public var approver: EmployeeID?

  /// A price other than `listPrice`.
  public init(listPrice: Money, reason: String, approver: EmployeeID? = nil) {
    (self.listPrice, self.reason, self.approver) = (listPrice, reason, approver)
  }

  /// A price that a scale printed.
  static let labelReason = "weighed label"

  /// Whether a scale printed the price.
  public var isLabel: Bool { reason == Self.labelReason }

  enum CodingKeys: String, CodingKey {
    case listPrice = "listPriceMinor"
    case reason
    case approver = "approverId"
  }
}
