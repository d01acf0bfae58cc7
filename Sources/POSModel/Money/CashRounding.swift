/// Rounds what is paid in cash to the smallest coin, such as 0.05.
public struct CashRounding: Hashable, Sendable {
  /// The smallest coin; 1 minor unit rounds nothing.
  public let coin: Money

  /// Rounding to that coin; a coin below one minor unit counts as one.
  public init(coin: Money) { self.coin = max(coin, Money(minorUnits: 1)) }

  /// No rounding.
  public static let none = CashRounding(coin: Money(minorUnits: 1))

  /// The amount to the nearest coin, half away from zero.
  public func rounded(_ amount: Money) -> Money {
    let coins = Rounding.divided(Int128(amount.minorUnits), by: Int128(coin.minorUnits))
    return Money(minorUnits: Int64(coins * Int128(coin.minorUnits)))
  }
}

extension CashRounding: Codable {
  /// Reads the coin in minor units.
  ///
  /// - Throws: `DecodingError` when it is no amount or below one minor unit.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    coin = try container.decode(Money.self)
    guard coin > .zero else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a coin is worth at least one minor unit")
    }
  }

  /// Writes the coin in minor units.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(coin)
  }
}
