/// How a store's prices and its law treat tax. Recorded on every check when it is opened, so that
/// a later change of the law does not change it.
public struct TaxRule: Hashable, Sendable, Codable {
  /// Whether prices hold the tax.
  public enum Mode: String, Sendable, Codable, CaseIterable {
    /// Tax comes on top of the price.
    case exclusive
    /// The price holds the tax.
    case inclusive
  }

  /// Where tax is rounded.
  public enum Rounding: String, Sendable, Codable, CaseIterable {
    /// Once for each line.
    case line
    /// Once for the check.
    case check
  }

  /// Whether prices hold the tax.
  public var mode: Mode
  /// Where tax is rounded.
  public var rounding: Rounding

  /// A rule of that mode and rounding.
  public init(mode: Mode, rounding: Rounding) { (self.mode, self.rounding) = (mode, rounding) }
}
