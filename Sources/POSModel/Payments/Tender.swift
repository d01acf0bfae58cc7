/// A way of paying.
public enum Tender: String, Sendable, Codable, CaseIterable {
  /// Notes and coins; the only tender that gives change.
  case cash
  /// A card, by the approval code of a stand-alone terminal.
  case card
}
