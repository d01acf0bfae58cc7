/// The id of a voucher: the number printed on it.
public typealias VoucherID = ID<Voucher>

/// A voucher of the house with what is left on it.
public struct Voucher: Aggregate {
  /// Its events are payments on the wire.
  public static let aggregateType = AggregateType.payment

  /// The number printed on it.
  public let id: VoucherID
  /// What was put on it.
  public internal(set) var issued: Money
  /// What was paid with it, by payment.
  public internal(set) var redeemed: [PaymentID: Money] = [:]
  /// What was put back on it, by refund.
  public internal(set) var returned: [RefundID: Money] = [:]
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64
  /// When it last changed.
  public internal(set) var changedAt: Instant

  /// The voucher after its first fact; one that was used before its issue was heard of is worth
  /// nothing until then.
  public init?(id: VoucherID, beginning fact: VoucherFact, _ stamp: FactStamp) {
    (self.id, issued, lamport, changedAt) = (id, .zero, stamp.lamport, stamp.at)
    apply(fact, stamp)
  }

  /// Takes a fact.
  public mutating func apply(_ fact: VoucherFact, _ stamp: FactStamp) {
    (lamport, changedAt) = (stamp.lamport, stamp.at)
    switch fact {
    case .issued(let value, _): issued = Rounding.sum([issued, value])
    case .redeemed(let payment, let amount): redeemed[payment] = amount
    case .returned(let refund, let amount): returned[refund] = amount
    }
  }

  /// What is left on it; below nothing when two lanes that could not see each other took it.
  public var left: Money {
    Rounding.sum([issued] + redeemed.values.map { -$0 } + returned.values)
  }
}

/// A fact about one voucher.
public enum VoucherFact: Sendable, Equatable {
  /// So much was put on it.
  case issued(Money, approver: EmployeeID?)
  /// So much was paid with it.
  case redeemed(PaymentID, Money)
  /// So much was put back on it.
  case returned(RefundID, Money)
}

extension VoucherFact: LoggableFact {
  private enum Keys: String, CodingKey {
    case amount = "amountMinor"
    case paymentID = "paymentId"
    case refundID = "refundId"
    case approver = "approverId"
  }

  /// The event's `type`.
  public var type: String {
    switch self {
    case .issued: "voucher.issued"
    case .redeemed: "voucher.redeemed"
    case .returned: "voucher.returned"
    }
  }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  public func encodePayload(to encoder: any Encoder) throws {
    var payload = encoder.container(keyedBy: Keys.self)
    switch self {
    case .issued(let amount, let approver):
      try payload.encode(amount, forKey: .amount)
      try payload.encodeIfPresent(approver, forKey: .approver)
    case .redeemed(let payment, let amount):
      try payload.encode(payment, forKey: .paymentID)
      try payload.encode(amount, forKey: .amount)
    case .returned(let refund, let amount):
      try payload.encode(refund, forKey: .refundID)
      try payload.encode(amount, forKey: .amount)
    }
  }

  /// Reads the payload of an event of `type`; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func decodePayload(type: String, from decoder: any Decoder) throws -> VoucherFact? {
    guard type.hasPrefix("voucher.") else { return nil }
    let payload = try decoder.container(keyedBy: Keys.self)
    /// - Throws: `DecodingError`.
    func amount() throws -> Money { try payload.decode(Money.self, forKey: .amount) }
    switch type {
    case "voucher.issued":
      return .issued(
        try amount(), approver: try payload.decodeIfPresent(EmployeeID.self, forKey: .approver))
    case "voucher.redeemed":
      return .redeemed(try payload.decode(PaymentID.self, forKey: .paymentID), try amount())
    case "voucher.returned":
      return .returned(try payload.decode(RefundID.self, forKey: .refundID), try amount())
    default: return nil
    }
  }
}
