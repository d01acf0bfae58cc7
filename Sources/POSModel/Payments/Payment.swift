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
  /// What the guest got back: `tendered - applied - tip`.
  public var change: Money
  /// What rounding to the smallest coin added to (or took from) the rest that this cash paid.
  public var rounding: Money
  /// The card terminal's approval code, the reference of mobile money or the number of the voucher;
  /// nil for cash.
  public var approvalCode: String?
  /// What the guest gave on top, for the staff.
  public var tip: Money
  /// Whether it was taken while the tender's network was down, at the house's risk.
  public var isOffline: Bool

  /// A payment of those amounts; change is what was tendered beyond what is applied and the tip.
  public init(
    id: PaymentID, tender: Tender, applied: Money, tendered: Money, rounding: Money = .zero,
    approvalCode: String? = nil, tip: Money = .zero, isOffline: Bool = false
  ) {
    (self.id, self.tender, self.applied, self.tendered) = (id, tender, applied, tendered)
    (change, self.rounding) = (tendered - applied - tip, rounding)
    (self.approvalCode, self.tip, self.isOffline) = (approvalCode, tip, isOffline)
  }

  /// Whether the drawer is opened for it: cash goes in, or change comes out.
  public var opensDrawer: Bool { tender == .cash && tendered > .zero }

  enum CodingKeys: String, CodingKey {
    case id = "paymentId"
    case tender
    case applied = "appliedMinor"
    case tendered = "tenderedMinor"
    case change = "changeMinor"
    case rounding = "roundingMinor"
    case approvalCode
    case tip = "tipMinor"
    case isOffline
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
    tip = try payload.decodeIfPresent(Money.self, forKey: .tip) ?? .zero
    isOffline = try payload.decodeIfPresent(Bool.self, forKey: .isOffline) ?? false
    guard applied >= .zero, change >= .zero, tip >= .zero, tendered == applied + tip + change
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .applied, in: payload, debugDescription: "the payment's amounts do not add up")
    }
  }

  /// Writes a payment; a tip and a network that was down only where there was one.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var payload = encoder.container(keyedBy: CodingKeys.self)
    try payload.encode(id, forKey: .id)
    try payload.encode(tender, forKey: .tender)
    try payload.encode(applied, forKey: .applied)
    try payload.encode(tendered, forKey: .tendered)
    try payload.encode(change, forKey: .change)
    try payload.encode(rounding, forKey: .rounding)
    try payload.encodeIfPresent(approvalCode, forKey: .approvalCode)
    if tip != .zero { try payload.encode(tip, forKey: .tip) }
    if isOffline { try payload.encode(isOffline, forKey: .isOffline) }
  }
}
