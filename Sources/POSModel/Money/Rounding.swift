/// Rounding half away from zero: the one rounding of the house.
enum Rounding {
  /// `dividend / divisor`, rounded; `divisor` is positive.
  static func divided(_ dividend: Int128, by divisor: Int128) -> Int128 {
    precondition(divisor > 0, "a divisor is positive")
    let half = divisor / 2 + divisor % 2
    let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    if rest >= half { return quotient + 1 }
    if -rest >= half { return quotient - 1 }
    return quotient
  }

  /// `dividend / divisor` as money, held within `Money.limit`; `held` tells when it had to be.
  static func money(_ dividend: Int128, by divisor: Int128) -> (money: Money, held: Bool) {
    hold(divided(dividend, by: divisor))
  }

  /// An exact sum as money, held within `Money.limit`; `held` tells when it had to be.
  static func hold(_ minorUnits: Int128) -> (money: Money, held: Bool) {
    let limit = Int128(Money.limit.minorUnits)
    if minorUnits > limit { return (.limit, true) }
    if minorUnits < -limit { return (-Money.limit, true) }
    return (Money(minorUnits: Int64(minorUnits)), false)
  }

  /// The exact sum of amounts, held within `Money.limit`.
  static func sum(_ amounts: some Sequence<Money>) -> Money {
    hold(amounts.reduce(Int128(0)) { $0 + Int128($1.minorUnits) }).money
  }
}
