/// A tax by the name receipts show and its rate.
public struct TaxRate: Hashable, Comparable, Sendable, Codable {
  /// The name on the receipt, such as `Tax` or `VAT`.
  public var name: String
  /// Parts per million of the net amount: 8 % is 80 000.
  public var partsPerMillion: Int64

  /// The highest rate the house takes: 1000 %.
  public static let highestPartsPerMillion: Int64 = 10_000_000

  /// A rate of `partsPerMillion`, 0 … ``highestPartsPerMillion``.
  public init(name: String, partsPerMillion: Int64) {
    (self.name, self.partsPerMillion) = (name, partsPerMillion)
  }

  enum CodingKeys: String, CodingKey {
    case name
    case partsPerMillion = "ppm"
  }

  /// Reads name and rate.
  ///
  /// - Throws: `DecodingError` when the rate is out of bounds.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    partsPerMillion = try container.decode(Int64.self, forKey: .partsPerMillion)
    guard (0...Self.highestPartsPerMillion).contains(partsPerMillion) else {
      throw DecodingError.dataCorruptedError(
        forKey: .partsPerMillion, in: container, debugDescription: "rate out of bounds")
    }
  }

  /// Orders rates by name, then rate: the order receipts list them in.
  public static func < (left: TaxRate, right: TaxRate) -> Bool {
    (left.name, left.partsPerMillion) < (right.name, right.partsPerMillion)
  }

  /// The rate as people read it: `8%`, `8.25%`.
  public var percentText: String {
    let (whole, rest) = partsPerMillion.quotientAndRemainder(dividingBy: 10_000)
    guard rest > 0 else { return "\(whole)%" }
    var digits = String(String(rest + 10_000).dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(whole).\(digits)%"
  }

  /// Reads `8`, `8.25` or `8%` as parts per million; nil when it is no rate.
  public static func partsPerMillion(fromPercent text: String) -> Int64? {
    let bare = text.hasSuffix("%") ? String(text.dropLast()) : text
    let parts = bare.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.first ?? ""
    let fraction = parts.count > 1 ? parts[1] : ""
    guard (1...4).contains(whole.utf8.count), fraction.utf8.count <= 4,
      (whole.utf8 + Array(fraction.utf8)).allSatisfy({ (48...57).contains($0) }),
      let percent = Int64(whole),
      let rest = Int64(fraction + String(repeating: "0", count: 4 - fraction.utf8.count))
    else { return nil }
    let rate = percent * 10_000 + rest
    return rate <= highestPartsPerMillion ? rate : nil
  }
}
