/// What one rate of tax comes to on a check.
public struct TaxAmount: Hashable, Sendable {
  /// The rate.
  public let rate: TaxRate
  /// The net amount it was worked out from.
  public let base: Money
  /// The tax.
  public let amount: Money

  /// The tax of one rate.
  public init(rate: TaxRate, base: Money, amount: Money) {
    (self.rate, self.base, self.amount) = (rate, base, amount)
  }
}
