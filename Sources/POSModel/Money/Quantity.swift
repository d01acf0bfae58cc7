/// How much of a product, in thousandths: 2 pieces are 2000, 0.350 kg is 350.
public struct Quantity: Hashable, Comparable, Sendable {
  /// The quantity in thousandths.
  public let thousandths: Int64

  /// A quantity of that many thousandths.
  public init(thousandths: Int64) { self.thousandths = thousandths }

  /// One piece, or one kilogram.
  public static let one = Quantity(thousandths: 1000)
  /// The largest quantity of a line: a million pieces.
  public static let limit = Quantity(thousandths: 1_000_000_000)

  /// Orders quantities by size.
  public static func < (left: Quantity, right: Quantity) -> Bool {
    left.thousandths < right.thousandths
  }

  /// Whether a line may have this quantity: more than nothing and at most ``limit``.
  public var isSellable: Bool { thousandths > 0 && self <= .limit }
  /// Whether it is a number of whole pieces.
  public var isWhole: Bool { thousandths % 1000 == 0 }

  /// What `self` costs at `unitPrice` for one, rounded; `held` tells when it went beyond the limit.
  public func priced(at unitPrice: Money) -> (money: Money, held: Bool) {
    Rounding.money(Int128(unitPrice.minorUnits) * Int128(thousandths), by: 1000)
  }
}

extension Quantity {
  /// The quantity as people read it: `2`, `0.350`.
  public var text: String {
    let magnitude = Int64(min(thousandths.magnitude, UInt64(Int64.max)))
    let fraction = magnitude % 1000
    let text = "\(magnitude / 1000)" + (fraction == 0 ? "" : ".\(three(fraction))")
    return thousandths < 0 ? "-" + text : text
  }

  /// Reads `2`, `0.35`, `.350`; nil when it is no number or has more than three decimals.
  public init?(text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.first ?? ""
    let fraction = parts.count > 1 ? parts[1] : ""
    guard !(whole.isEmpty && fraction.isEmpty), whole.utf8.count <= 9, fraction.utf8.count <= 3,
      (whole.utf8 + Array(fraction.utf8)).allSatisfy({ (48...57).contains($0) }),
      let pieces = Int64(whole.isEmpty ? "0" : whole),
      let parts = Int64(fraction + String(repeating: "0", count: 3 - fraction.utf8.count))
    else { return nil }
    self.init(thousandths: pieces * 1000 + parts)
  }
}

extension Quantity: Codable {
  /// Reads an integer of thousandths.
  ///
  /// - Throws: `DecodingError` when it is no integer or no line may have it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self.init(thousandths: try container.decode(Int64.self))
    guard isSellable else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a quantity is between 1 and 10^9 thousandths")
    }
  }

  /// Writes an integer of thousandths.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(thousandths)
  }
}
