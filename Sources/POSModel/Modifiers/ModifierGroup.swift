/// The id of a modifier group: its name, which products name it by.
public typealias ModifierGroupID = ID<ModifierGroup>

/// What guests may choose on a product: `doneness`, `sauce`, `extras`.
public struct ModifierGroup: Aggregate {
  /// Its events are part of the menu on the wire.
  public static let aggregateType = AggregateType.product

  /// Its name.
  public let id: ModifierGroupID
  /// What it is, as last entered.
  public internal(set) var entry: ModifierGroupEntry
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// The group after it was first entered.
  public init?(id: ModifierGroupID, beginning fact: ModifierGroupFact, _ stamp: FactStamp) {
    guard case .entered(let entry) = fact else { return nil }
    (self.id, self.entry, lamport) = (id, entry, stamp.lamport)
  }

  /// Takes a fact; the last entry in order stands.
  public mutating func apply(_ fact: ModifierGroupFact, _ stamp: FactStamp) {
    lamport = stamp.lamport
    switch fact {
    case .entered(let entry): self.entry = entry
    }
  }

  /// What the cashier reads.
  public var name: String { id.rawValue }
  /// Whether at least one must be chosen.
  public var isForced: Bool { entry.least > 0 }
}

/// A modifier group as entered.
public struct ModifierGroupEntry: Hashable, Sendable, Codable {
  /// One thing to choose.
  public struct Modifier: Hashable, Sendable, Codable {
    /// What the guest reads.
    public var name: String
    /// What the cook reads; empty when the same.
    public var kitchenName: String
    /// What it adds to the price.
    public var price: Money

    /// A choice of that price.
    public init(name: String, kitchenName: String = "", price: Money) {
      (self.name, self.kitchenName, self.price) = (name, kitchenName, price)
    }

    enum CodingKeys: String, CodingKey {
      case name, kitchenName
      case price = "priceMinor"
    }
  }

  /// Its place among the groups, from 0.
  public var position: Int
  /// The fewest that are chosen; 0 when none need be.
  public var least: Int
  /// The most that are chosen.
  public var most: Int
  /// How many of them cost nothing, in the order chosen.
  public var free: Int
  /// What there is to choose, in menu order.
  public var modifiers: [Modifier]

  /// A group of those choices.
  public init(position: Int, least: Int, most: Int, free: Int, modifiers: [Modifier]) {
    (self.position, self.least, self.most) = (position, least, most)
    (self.free, self.modifiers) = (free, modifiers)
  }
}

/// A fact about one modifier group.
public enum ModifierGroupFact: Sendable, Equatable {
  /// The group was entered, or entered anew.
  case entered(ModifierGroupEntry)
}

extension ModifierGroupFact: LoggableFact {
  /// The event's `type`.
  public var type: String { "modifier_group.upsert" }

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
  ) throws -> ModifierGroupFact? {
    type == "modifier_group.upsert" ? .entered(try ModifierGroupEntry(from: decoder)) : nil
  }
}
