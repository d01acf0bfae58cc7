/// How a guest wants something on an item.
public enum ModifierKind: String, Sendable, Codable, CaseIterable {
  /// Leave it off: `-onion`.
  case no
  /// Put it on: `+cheese`.
  case add
  /// Put on twice as much, at twice the price: `++cheese`.
  case extra
  /// Less of it than usual, at no price: `~salt`.
  case light
}

/// One wish on a check item, with what it cost when it was rung.
public struct ItemModifier: Hashable, Sendable, Codable {
  /// The modifier group it is from.
  public var group: String
  /// What the guest reads.
  public var name: String
  /// What the cook reads.
  public var kitchenName: String
  /// How the guest wants it.
  public var kind: ModifierKind
  /// What it adds to the price of one.
  public var price: Money

  /// A wish of that price.
  public init(
    group: String, name: String, kitchenName: String, kind: ModifierKind, price: Money
  ) {
    (self.group, self.name, self.kitchenName) = (group, name, kitchenName)
    (self.kind, self.price) = (kind, price)
  }

  /// The wish as it is read: `no onion`, `cheese`, `extra cheese`, `light salt`.
  public var text: String { kind == .add ? name : "\(kind.rawValue) \(name)" }

  /// The wish as the cook reads it.
  public var kitchenText: String {
    let word = kitchenName.isEmpty ? name : kitchenName
    return kind == .add ? word : "\(kind.rawValue) \(word)"
  }

  enum CodingKeys: String, CodingKey {
    case group, name, kitchenName, kind
    case price = "priceMinor"
  }
}
