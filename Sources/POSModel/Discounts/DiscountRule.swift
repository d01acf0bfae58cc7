/// The id of a discount rule: the code it is keyed by.
public typealias DiscountRuleID = ID<DiscountRule>

/// A discount the house gives: what it is taken off, how much, when and who may give it.
public struct DiscountRule: Aggregate {
  /// Its events are discount rules on the wire.
  public static let aggregateType = AggregateType.discountRule

  /// The code it is keyed by.
  public let id: DiscountRuleID
  /// What it is, as last entered.
  public internal(set) var entry: DiscountRuleEntry
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// The rule after it was first entered.
  public init?(id: DiscountRuleID, beginning fact: DiscountRuleFact, _ stamp: FactStamp) {
    guard case .entered(let entry) = fact else { return nil }
    (self.id, self.entry, lamport) = (id, entry, stamp.lamport)
  }

  /// Takes a fact; the last entry in order stands.
  public mutating func apply(_ fact: DiscountRuleFact, _ stamp: FactStamp) {
    lamport = stamp.lamport
    switch fact {
    case .entered(let entry): self.entry = entry
    }
  }

  /// The code it is keyed by.
  public var code: String { id.rawValue }
  /// What the guest reads.
  public var name: String { entry.name }
}

/// A discount rule as entered.
public struct DiscountRuleEntry: Hashable, Sendable {
  /// What a rule may be taken off.
  public enum Scope: String, Sendable, Codable, CaseIterable {
    /// One line.
    case item
    /// The whole check.
    case check
    /// So many of some products for a price.
    case products = "case"
  }

  /// What the guest reads.
  public var name: String
  /// What it is taken off.
  public var scope: Scope
  /// How it is worked out.
  public var kind: Discount.Kind
  /// The PLUs it is for; empty when for all.
  public var plus: [String]
  /// Whether a manager must approve it, whatever the role's limit.
  public var needsApproval: Bool
  /// When it is given; nil when always.
  public var window: TimeWindow?
  /// Whether it is given at all.
  public var isActive: Bool

  /// A rule that is always given.
  public init(
    name: String, scope: Scope, kind: Discount.Kind, plus: [String] = [],
    needsApproval: Bool = false, window: TimeWindow? = nil, isActive: Bool = true
  ) {
    (self.name, self.scope, self.kind, self.plus) = (name, scope, kind, plus)
    (self.needsApproval, self.window, self.isActive) = (needsApproval, window, isActive)
  }
}

extension DiscountRuleEntry {
  /// Whether a rule may be so: so many for a price needs products, and only it counts pieces.
  public var isSound: Bool {
    guard kind.isSound else { return false }
    if case .countForPrice = kind { return scope == .products && !plus.isEmpty }
    return scope != .products
  }
}

extension DiscountRuleEntry: Codable {
  private enum Keys: String, CodingKey {
    case name, scope
    case percent = "percentPpm"
    case amount = "amountMinor"
    case price = "priceMinor"
    case count
    case plus
    case needsApproval, window, isActive
  }

  /// Reads a rule.
  ///
  /// - Throws: `DecodingError` when a field is missing or out of bounds.
  public init(from decoder: any Decoder) throws {
    let payload = try decoder.container(keyedBy: Keys.self)
    name = try payload.decode(String.self, forKey: .name)
    scope = try payload.decode(Scope.self, forKey: .scope)
    plus = try payload.decode([String].self, forKey: .plus)
    needsApproval = try payload.decode(Bool.self, forKey: .needsApproval)
    window = try payload.decodeIfPresent(TimeWindow.self, forKey: .window)
    isActive = try payload.decode(Bool.self, forKey: .isActive)
    if let parts = try payload.decodeIfPresent(Int64.self, forKey: .percent) {
      kind = .percent(parts)
    } else if let amount = try payload.decodeIfPresent(Money.self, forKey: .amount) {
      kind = .amount(amount)
    } else {
      let price = try payload.decode(Money.self, forKey: .price)
      let count = try payload.decodeIfPresent(Int64.self, forKey: .count)
      kind = count.map { .countForPrice($0, price) } ?? .fixedPrice(price)
    }
    guard kind.isSound else {
      throw DecodingError.dataCorruptedError(
        forKey: .scope, in: payload, debugDescription: "no discount of the house is so")
    }
  }

  /// Writes a rule.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var payload = encoder.container(keyedBy: Keys.self)
    try payload.encode(name, forKey: .name)
    try payload.encode(scope, forKey: .scope)
    try payload.encode(plus, forKey: .plus)
    try payload.encode(needsApproval, forKey: .needsApproval)
    try payload.encodeIfPresent(window, forKey: .window)
    try payload.encode(isActive, forKey: .isActive)
    switch kind {
    case .percent(let parts): try payload.encode(parts, forKey: .percent)
    case .amount(let amount): try payload.encode(amount, forKey: .amount)
    case .fixedPrice(let price): try payload.encode(price, forKey: .price)
    case .countForPrice(let count, let price):
      try payload.encode(count, forKey: .count)
      try payload.encode(price, forKey: .price)
    }
  }
}

/// A fact about one discount rule.
public enum DiscountRuleFact: Sendable, Equatable {
  /// The rule was entered, or entered anew.
  case entered(DiscountRuleEntry)
}

extension DiscountRuleFact: LoggableFact {
  /// The event's `type`.
  public var type: String { "discount_rule.upsert" }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  public func encodePayload(to encoder: any Encoder) throws {
    switch self {
    case .entered(let entry): try entry.encode(to: encoder)
    }
  }

  /// Reads the payload of an event of `type`; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func decodePayload(
    type: String, from decoder: any Decoder
  ) throws -> DiscountRuleFact? {
    type == "discount_rule.upsert" ? .entered(try DiscountRuleEntry(from: decoder)) : nil
  }
}
