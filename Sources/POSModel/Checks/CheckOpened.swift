/// A check was opened; all that its sums depend on is recorded with it.
public struct CheckOpened: Sendable, Equatable, Codable {
  /// The revenue center whose numbers it uses.
  public var rvc: RVCID
  /// Unique in the revenue center for ever.
  public var checkNumber: Int64
  /// What people call out.
  public var callNumber: String
  /// The currency of all amounts.
  public var currency: Currency
  /// How tax is worked out.
  public var taxRule: TaxRule
  /// How cash is rounded.
  public var cashRounding: CashRounding
  /// How the guest takes it.
  public var orderType: OrderType
  /// The day it is booked on, as `2026-06-01`.
  public var businessDay: String
  /// The device it was opened on.
  public var device: DeviceID

  /// The facts of a new check.
  public init(
    numbers: CheckNumbers, rules: StoreRules, orderType: OrderType, businessDay: CalendarDay,
    device: DeviceID
  ) {
    rvc = rules.revenueCenter
    (checkNumber, callNumber) = (numbers.checkNumber, numbers.callNumber)
    (currency, taxRule, cashRounding) = (rules.currency, rules.taxRule, rules.cashRounding)
    (self.orderType, self.businessDay, self.device) = (orderType, businessDay.text, device)
  }

  enum CodingKeys: String, CodingKey {
    case rvc = "rvcId"
    case checkNumber, callNumber, currency, taxRule
    case cashRounding = "cashRoundingMinor"
    case orderType, businessDay
    case device = "deviceId"
  }
}

/// How the guest takes an order.
public enum OrderType: String, Sendable, Codable, CaseIterable {
  case eatIn = "eat_in"
  case takeOut = "take_out"
}
