/// An exact amount, counted in the minor unit of the store's currency (cents for USD).
///
/// A store has one ``Currency``; every check records it when it is opened. Never a floating-point
/// number, so sums are exact. Facts hold at most ``limit``, so that sums of a few million of them
/// cannot overflow; arithmetic beyond that traps rather than wraps.
public struct Money: Hashable, Comparable, Sendable {
  /// The amount in minor units; may be negative.
  public let minorUnits: Int64

  /// An amount of that many minor units.
  public init(minorUnits: Int64) { self.minorUnits = minorUnits }

  /// Nothing.
  public static let zero = Money(minorUnits: 0)
  /// The largest amount a price, payment or line may have: 10^12 minor units.
  public static let limit = Money(minorUnits: 1_000_000_000_000)

  /// Orders amounts by size.
  public static func < (left: Money, right: Money) -> Bool { left.minorUnits < right.minorUnits }
  /// The sum.
  public static func + (left: Money, right: Money) -> Money {
    Money(minorUnits: left.minorUnits + right.minorUnits)
  }
  /// The difference.
  public static func - (left: Money, right: Money) -> Money {
    Money(minorUnits: left.minorUnits - right.minorUnits)
  }
  /// Adds in place.
  public static func += (left: inout Money, right: Money) { left = left + right }
  /// Subtracts in place.
  public static func -= (left: inout Money, right: Money) { left = left - right }
  /// The amount with its sign turned.
  public static prefix func - (money: Money) -> Money { Money(minorUnits: -money.minorUnits) }

  /// Whether the amount is within ``limit`` on both sides of zero.
  public var isWithinLimit: Bool { minorUnits.magnitude <= Self.limit.minorUnits.magnitude }
}

extension Sequence<Money> {
  /// The sum of all amounts.
  public func sum() -> Money { reduce(.zero, +) }
}

extension Money: Codable {
  /// Reads an integer of minor units.
  ///
  /// - Throws: `DecodingError` when it is no integer or lies beyond ``limit``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self.init(minorUnits: try container.decode(Int64.self))
    guard isWithinLimit else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "amount beyond \(Self.limit.minorUnits) minor units")
    }
  }

  /// Writes an integer of minor units.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(minorUnits)
  }
}
