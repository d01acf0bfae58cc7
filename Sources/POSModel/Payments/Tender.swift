/// A way of paying.
public enum Tender: String, Sendable, Codable, CaseIterable {
  /// Notes and coins; the only tender that gives change.
  case cash
  /// A card, by the approval code of a stand-alone terminal.
  case card
  /// Money sent by telephone, by the reference its service gave.
  case mobileMoney = "mobile_money"
  /// A voucher of the house, by its number; what it does not pay for stays on it.
  case voucher

  /// As a heading on screens and paper: `Mobile money`.
  public var title: String {
    switch self {
    case .cash: "Cash"
    case .card: "Card"
    case .mobileMoney: "Mobile money"
    case .voucher: "Voucher"
    }
  }

  /// Whether it is taken over a network of its own, which may be down.
  public var needsNetwork: Bool { self == .card || self == .mobileMoney }
}
