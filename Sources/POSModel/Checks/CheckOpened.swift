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

  /// The check it was split from; nil when it was opened for itself.
  public var splitFrom: CheckID?

  /// The facts of a new check; its call number begins with the letter of its order type.
  public init(
    numbers: CheckNumbers, rules: StoreRules, orderType: OrderType, businessDay: CalendarDay,
    device: DeviceID
  ) {
    rvc = rules.revenueCenter
    checkNumber = numbers.checkNumber
    callNumber = (rules.callLetters[orderType] ?? "") + numbers.callNumber
    (currency, taxRule, cashRounding) = (rules.currency, rules.taxRule, rules.cashRounding)
    (self.orderType, self.businessDay, self.device) = (orderType, businessDay.text, device)
  }

  enum CodingKeys: String, CodingKey {
    case rvc = "rvcId"
    case checkNumber, callNumber, currency, taxRule
    case cashRounding = "cashRoundingMinor"
    case orderType, businessDay
    case device = "deviceId"
    case splitFrom = "splitFromCheckId"
  }

  /// Reads an opening.
  ///
  /// - Throws: `DecodingError` when a field is missing, the number is below 1 or the day is none.
  public init(from decoder: any Decoder) throws {
    let payload = try decoder.container(keyedBy: CodingKeys.self)
    rvc = try payload.decode(RVCID.self, forKey: .rvc)
    checkNumber = try payload.decode(Int64.self, forKey: .checkNumber)
    callNumber = try payload.decode(String.self, forKey: .callNumber)
    currency = try payload.decode(Currency.self, forKey: .currency)
    taxRule = try payload.decode(TaxRule.self, forKey: .taxRule)
    cashRounding = try payload.decode(CashRounding.self, forKey: .cashRounding)
    orderType = try payload.decode(OrderType.self, forKey: .orderType)
    businessDay = try payload.decode(String.self, forKey: .businessDay)
    device = try payload.decode(DeviceID.self, forKey: .device)
    splitFrom = try payload.decodeIfPresent(CheckID.self, forKey: .splitFrom)
    guard checkNumber >= 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .checkNumber, in: payload, debugDescription: "a check number is 1 or more")
    }
    guard CalendarDay(text: businessDay) != nil else {
      throw DecodingError.dataCorruptedError(
        forKey: .businessDay, in: payload, debugDescription: "no day of the calendar")
    }
  }
}
