/// What a tender took today while its network was down: what the house would lose if none of it is
/// honoured.
public struct Exposure: Hashable, Sendable {
  /// How many payments.
  public var count: Int
  /// What they come to, tips and all.
  public var sum: Money

  /// So many payments of so much in all.
  public init(count: Int = 0, sum: Money = .zero) { (self.count, self.sum) = (count, sum) }
}

/// How far a tender may go while its network is down.
public struct OfflineLimits: Hashable, Sendable {
  /// The most for one payment.
  public var perPayment: Money
  /// The most payments of a business day.
  public var count: Int
  /// The most for all of them.
  public var sum: Money

  /// Those limits.
  public init(perPayment: Money, count: Int, sum: Money) {
    (self.perPayment, self.count, self.sum) = (perPayment, count, sum)
  }

  /// Nothing at all.
  public static let none = OfflineLimits(perPayment: .zero, count: 0, sum: .zero)

  /// Whether one more payment of so much, tip and all, may be taken.
  public func hold(_ payment: Money, beside exposure: Exposure) -> Bool {
    payment <= perPayment && exposure.count < count && exposure.sum + payment <= sum
  }

  /// Whether the tender is refused while its network is down.
  public var isNone: Bool { perPayment == .zero || count == 0 || sum == .zero }
}
