/// The id of a payment: the one its command carried, so that it can exist once.
public typealias PaymentID = ID<Payment>

/// One use of a tender for one check.
public struct Payment: Hashable, Sendable, Codable {
  /// The id the command carried.
  public var id: PaymentID
  /// How it was paid.
  public var tender: Tender
  /// What counts towards the check and stays in the till.
  public var applied: Money
  /// What the guest handed over.
  public var tendered: Money
  /// What the guest got back: `tendered - applied`.
  public var change: Money
  /// What rounding to the smallest coin added to (or took from) the rest that this cash paid.
  public var rounding: Money
  /// The approval code of the card terminal; nil for cash.
  public var approvalCode: String?

  /// A payment of those amounts; change is what was tendered beyond what is applied.
  public init(
    id: PaymentID, tender: Tender, applied: Money, tendered: Money, rounding: Money = .zero,
    approvalCode: String? = nil
  ) {
    (self.id, self.tender, self.applied, self.tendered) = (id, tender, applied, tendered)
    (change, self.rounding, self.approvalCode) = (tendered - applied, rounding, approvalCode)
  }

  enum CodingKeys: String, CodingKey {
    case id = "paymentId"
    case tender
    case applied = "appliedMinor"
    case tendered = "tenderedMinor"
    case change = "changeMinor"
    case rounding = "roundingMinor"
    case approvalCode
  }

  /// Reads a payment.
  ///
  /// - Throws: `DecodingError` when an amount is negative or they do not add up.
  public init(from decoder: any Decoder) throws {
    let payload = try decoder.container(keyedBy: CodingKeys.self)
    id = try payload.decode(PaymentID.self, forKey: .id)
    tender = try payload.decode(Tender.self, forKey: .tender)
    applied = try payload.decode(Money.self, forKey: .applied)
    tendered = try payload.decode(Money.self, forKey: .tendered)
    change = try payload.decode(Money.self, forKey: .change)
    rounding = try payload.decode(Money.self, forKey: .rounding)
    approvalCode = try payload.decodeIfPresent(String.self, forKey: .approvalCode)
    guard applied >= .zero, change >= .zero, tendered == applied + change else {
      throw DecodingError.dataCorruptedError(
        forKey: .applied, in: payload, debugDescription: "the payment's amounts do not add up")
    }
  }
}
