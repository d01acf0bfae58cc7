/// The id of a discount on a check.
public typealias DiscountID = ID<Discount>

/// Something taken off a check: who wished it, why, and how it is worked out.
///
/// What it comes to is worked out anew whenever the check changes; see ``Pricing``.
public struct Discount: Hashable, Sendable {
  /// What it is taken off.
  public enum Target: Hashable, Sendable {
    /// One line.
    case item(CheckItemID)
    /// The whole check; it is spread over its lines, so that taxes are right.
    case check
    /// The lines that were on the check when it was given, together: what a manager answered for
    /// does not grow with what is rung later.
    case lines([CheckItemID])
    /// All lines of some products, counted together.
    case products([ProductID])
  }

  /// How it is worked out.
  public enum Kind: Hashable, Sendable {
    /// Parts per million of what is left: 10 % is 100 000.
    case percent(Int64)
    /// So much, at most what is left.
    case amount(Money)
    /// Each piece for so much, where that is less.
    case fixedPrice(Money)
    /// Each so many pieces for so much together.
    case countForPrice(Int64, Money)
  }

  /// Made where it was given.
  public var id: DiscountID
  /// What the guest reads.
  public var name: String
  /// The rule of the house it follows; nil when the cashier typed it.
  public var rule: DiscountRuleID?
  /// What it is taken off.
  public var target: Target
  /// How it is worked out.
  public var kind: Kind
  /// Whether the goods are given away, which reports keep apart.
  public var isComp: Bool
  /// Why; empty when the rule says so.
  public var reason: String
  /// Who answers for it; nil where a cashier may give it alone.
  public var approver: EmployeeID?

  /// A discount of that kind.
  public init(
    id: DiscountID, name: String, rule: DiscountRuleID? = nil, target: Target, kind: Kind,
    isComp: Bool = false, reason: String = "", approver: EmployeeID? = nil
  ) {
    (self.id, self.name, self.rule, self.target) = (id, name, rule, target)
    (self.kind, self.isComp, self.reason, self.approver) = (kind, isComp, reason, approver)
  }

  /// Whether it is so much of what is left.
  var isPercent: Bool { if case .percent = kind { true } else { false } }

  /// Whether it is taken off the check as a whole.
  public var isOnCheck: Bool {
    switch target {
    case .check, .lines: true
    case .item, .products: false
    }
  }

  /// Whether it may be taken off that line.
  func isOn(_ item: CheckItem) -> Bool {
    switch target {
    case .item(let id): item.id == id
    case .lines(let ids): ids.contains(item.id)
    case .products(let ids): ids.contains(item.productID)
    case .check: true
    }
  }

  /// Whether a manager answered for what it takes off this line.
  public func isApproved(on item: CheckItemID) -> Bool {
    guard approver != nil || isComp else { return false }
    switch target {
    case .item(let id): return id == item
    case .lines(let ids): return ids.contains(item)
    case .check, .products: return false
    }
  }

  /// Everything: what a comp takes off.
  public static let whole = Kind.percent(1_000_000)
}

extension Discount: Codable {
  enum CodingKeys: String, CodingKey {
    case id = "discountId"
    case name
    case rule = "ruleId"
    case item = "itemId"
    case items = "itemIds"
    case products = "productIds"
    case kind
    case percent = "percentPpm"
    case money = "amountMinor"
    case count
    case isComp, reason
    case approver = "approverId"
  }

  private enum KindName: String, Codable {
    case percent, amount
    case fixedPrice = "fixed_price"
    case countForPrice = "count_for_price"
  }

  /// Reads a discount.
  ///
  /// - Throws: `DecodingError` when a field is missing or out of bounds.
  public init(from decoder: any Decoder) throws {
    let payload = try decoder.container(keyedBy: CodingKeys.self)
    id = try payload.decode(DiscountID.self, forKey: .id)
    name = try payload.decode(String.self, forKey: .name)
    rule = try payload.decodeIfPresent(DiscountRuleID.self, forKey: .rule)
    isComp = try payload.decode(Bool.self, forKey: .isComp)
    reason = try payload.decode(String.self, forKey: .reason)
    approver = try payload.decodeIfPresent(EmployeeID.self, forKey: .approver)
    if let item = try payload.decodeIfPresent(CheckItemID.self, forKey: .item) {
      target = .item(item)
    } else if let items = try payload.decodeIfPresent([CheckItemID].self, forKey: .items) {
      target = .lines(items)
    } else if let products = try payload.decodeIfPresent([ProductID].self, forKey: .products) {
      target = .products(products)
    } else {
      target = .check
    }
    /// - Throws: `DecodingError`.
    func money() throws -> Money { try payload.decode(Money.self, forKey: .money) }
    switch try payload.decode(KindName.self, forKey: .kind) {
    case .percent: kind = .percent(try payload.decode(Int64.self, forKey: .percent))
    case .amount: kind = .amount(try money())
    case .fixedPrice: kind = .fixedPrice(try money())
    case .countForPrice:
      kind = .countForPrice(try payload.decode(Int64.self, forKey: .count), try money())
    }
    guard kind.isSound else {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: payload, debugDescription: "no discount of the house is so")
    }
  }

  /// Writes a discount.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var payload = encoder.container(keyedBy: CodingKeys.self)
    try payload.encode(id, forKey: .id)
    try payload.encode(name, forKey: .name)
    try payload.encodeIfPresent(rule, forKey: .rule)
    try payload.encode(isComp, forKey: .isComp)
    try payload.encode(reason, forKey: .reason)
    try payload.encodeIfPresent(approver, forKey: .approver)
    switch target {
    case .item(let item): try payload.encode(item, forKey: .item)
    case .lines(let items): try payload.encode(items, forKey: .items)
    case .products(let products): try payload.encode(products, forKey: .products)
    case .check: break
    }
    switch kind {
    case .percent(let parts):
      try payload.encode(KindName.percent, forKey: .kind)
      try payload.encode(parts, forKey: .percent)
    case .amount(let money):
      try payload.encode(KindName.amount, forKey: .kind)
      try payload.encode(money, forKey: .money)
    case .fixedPrice(let money):
      try payload.encode(KindName.fixedPrice, forKey: .kind)
      try payload.encode(money, forKey: .money)
    case .countForPrice(let count, let money):
      try payload.encode(KindName.countForPrice, forKey: .kind)
      try payload.encode(count, forKey: .count)
      try payload.encode(money, forKey: .money)
    }
  }
}

extension Discount.Kind {
  /// Whether a discount may be so: 0 to 100 %, no negative amount, at least one piece.
  public var isSound: Bool {
    switch self {
    case .percent(let parts): (0...1_000_000).contains(parts)
    case .amount(let money), .fixedPrice(let money): money >= .zero && money.isWithinLimit
    case .countForPrice(let count, let money):
      (2...1000).contains(count) && money >= .zero && money.isWithinLimit
    }
  }
}
