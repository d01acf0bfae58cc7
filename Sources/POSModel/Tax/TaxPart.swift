/// So much of one rate of tax.
public struct TaxPart: Hashable, Sendable, Codable {
  /// The rate.
  public var rate: TaxRate
  /// The tax.
  public var amount: Money

  /// So much of a rate.
  public init(rate: TaxRate, amount: Money) { (self.rate, self.amount) = (rate, amount) }

  enum CodingKeys: String, CodingKey {
    case rate
    case amount = "amountMinor"
  }
}
