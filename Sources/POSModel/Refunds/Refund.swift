/// The id of a refund: the one its command carried, so that it can exist once.
public typealias RefundID = ID<Refund>

/// Money returned after payment.
///
/// With lines, goods come back and their taxes with them. Without, a payment is taken back on an
/// open check, and what it had paid is due again.
public struct Refund: Hashable, Sendable, Codable {
  /// What is returned of one line.
  public struct Line: Hashable, Sendable, Codable {
    /// The check item.
    public var itemID: CheckItemID
    /// How much of it came back, in thousandths; 0 when only money is returned.
    public var thousandths: Int64
    /// What is returned for it, with its taxes.
    public var amount: Money
    /// The taxes in it.
    public var taxes: [TaxPart]

    /// So much of a line.
    public init(itemID: CheckItemID, thousandths: Int64, amount: Money, taxes: [TaxPart]) {
      (self.itemID, self.thousandths) = (itemID, thousandths)
      (self.amount, self.taxes) = (amount, taxes)
    }

    enum CodingKeys: String, CodingKey {
      case itemID = "itemId"
      case thousandths = "quantity"
      case amount = "amountMinor"
      case taxes
    }
  }

  /// What goes back by one tender.
  public struct Part: Hashable, Sendable, Codable {
    /// The tender.
    public var tender: Tender
    /// How much.
    public var amount: Money
    /// The card terminal's code or the number of the voucher; nil for cash.
    public var reference: String?

    /// So much by a tender.
    public init(tender: Tender, amount: Money, reference: String? = nil) {
      (self.tender, self.amount, self.reference) = (tender, amount, reference)
    }

    enum CodingKeys: String, CodingKey {
      case tender
      case amount = "amountMinor"
      case reference
    }
  }

  /// The id the command carried.
  public var id: RefundID
  /// What came back; none when a payment is taken back on an open check.
  public var lines: [Line]
  /// How the money goes back.
  public var parts: [Part]
  /// What rounding to the smallest coin added to the goods' worth; for a payment taken back, the
  /// rounding that is taken back with it.
  public var rounding: Money
  /// The tip that goes back with a payment taken back; it is part of what is handed back.
  public var tip: Money
  /// The payment that is taken back; nil when goods are.
  public var paymentID: PaymentID?
  /// Why.
  public var reason: String
  /// Who approved it; nil when the actor may do so alone.
  public var approver: EmployeeID?

  /// A refund of those lines by those tenders.
  public init(
    id: RefundID, lines: [Line], parts: [Part], rounding: Money = .zero, tip: Money = .zero,
    paymentID: PaymentID? = nil, reason: String, approver: EmployeeID? = nil
  ) {
    (self.id, self.lines, self.parts, self.rounding) = (id, lines, parts, rounding)
    (self.tip, self.paymentID, self.reason, self.approver) = (tip, paymentID, reason, approver)
  }

  enum CodingKeys: String, CodingKey {
    case id = "refundId"
    case lines, parts
    case rounding = "roundingMinor"
    case tip = "tipMinor"
    case paymentID = "paymentId"
    case reason
    case approver = "approverId"
  }

  /// Reads a refund; one without a tip has none.
  ///
  /// - Throws: `DecodingError` when a field is missing or out of bounds.
  public init(from decoder: any Decoder) throws {
    let payload = try decoder.container(keyedBy: CodingKeys.self)
    id = try payload.decode(RefundID.self, forKey: .id)
    lines = try payload.decode([Line].self, forKey: .lines)
    parts = try payload.decode([Part].self, forKey: .parts)
    rounding = try payload.decode(Money.self, forKey: .rounding)
    tip = try payload.decodeIfPresent(Money.self, forKey: .tip) ?? .zero
    paymentID = try payload.decodeIfPresent(PaymentID.self, forKey: .paymentID)
    reason = try payload.decode(String.self, forKey: .reason)
    approver = try payload.decodeIfPresent(EmployeeID.self, forKey: .approver)
    let most = Quantity.limit.thousandths
    guard lines.allSatisfy({ (0...most).contains($0.thousandths) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .lines, in: payload, debugDescription: "a quantity is at most \(most) thousandths")
    }
  }

  /// What is handed back in all.
  public var amount: Money { parts.lazy.map(\.amount).sum() }

  /// Whether a payment is taken back, and nothing of the goods.
  public var isReversal: Bool { lines.isEmpty }

  /// The taxes that are returned.
  public var tax: Money { lines.lazy.flatMap(\.taxes).map(\.amount).sum() }
}

/// A refund and when it was given.
public struct GivenRefund: Hashable, Sendable {
  /// What was returned.
  public let refund: Refund
  /// When.
  public let at: Instant
  /// By whom.
  public let employee: EmployeeID
  /// On which origin.
  public let origin: DeviceID
}
