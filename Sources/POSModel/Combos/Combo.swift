/// The id of a combo: the PLU of the product that stands for it.
public typealias ComboID = ID<Combo>

/// Products that are sold together for the price of the one that stands for them.
public struct Combo: Aggregate {
  /// Its events are part of the menu on the wire.
  public static let aggregateType = AggregateType.product

  /// The PLU of the product that stands for it.
  public let id: ComboID
  /// What it is, as last entered.
  public internal(set) var entry: ComboEntry
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// The combo after it was first entered.
  public init?(id: ComboID, beginning fact: ComboFact, _ stamp: FactStamp) {
    guard case .entered(let entry) = fact else { return nil }
    (self.id, self.entry, lamport) = (id, entry, stamp.lamport)
  }

  /// Takes a fact; the last entry in order stands.
  public mutating func apply(_ fact: ComboFact, _ stamp: FactStamp) {
    lamport = stamp.lamport
    switch fact {
    case .entered(let entry): self.entry = entry
    }
  }

  /// The PLU of the product that stands for it.
  public var plu: String { id.rawValue }

  /// What the chosen products add to the price of one combo; nil when they do not fill its slots.
  public func surcharge(for plus: [String]) -> Money? {
    guard plus.count == entry.slots.count else { return nil }
    var sum = Money.zero
    for (slot, plu) in zip(entry.slots, plus) {
      guard let choice = slot.choices.first(where: { $0.plu == plu }) else { return nil }
      sum += choice.surcharge
    }
    return sum
  }
}

/// A combo as entered.
public struct ComboEntry: Hashable, Sendable, Codable {
  /// One part of the combo.
  public struct Slot: Hashable, Sendable, Codable {
    /// What the cashier is asked: `Side`, `Drink`.
    public var name: String
    /// What may fill it, in menu order.
    public var choices: [Choice]

    /// A slot of those choices.
    public init(name: String, choices: [Choice]) { (self.name, self.choices) = (name, choices) }
  }

  /// One product that may fill a slot.
  public struct Choice: Hashable, Sendable, Codable {
    /// The PLU of the product.
    public var plu: String
    /// What it adds to the price of the combo.
    public var surcharge: Money

    /// A product that adds so much.
    public init(plu: String, surcharge: Money = .zero) {
      (self.plu, self.surcharge) = (plu, surcharge)
    }

    enum CodingKeys: String, CodingKey {
      case plu
      case surcharge = "surchargeMinor"
    }
  }

  /// Its parts, in the order they are asked for.
  public var slots: [Slot]
  /// Whether it is sold.
  public var isActive: Bool

  /// A combo of those parts.
  public init(slots: [Slot], isActive: Bool = true) {
    (self.slots, self.isActive) = (slots, isActive)
  }
}

/// A fact about one combo.
public enum ComboFact: Sendable, Equatable {
  /// The combo was entered, or entered anew.
  case entered(ComboEntry)
}

extension ComboFact: LoggableFact {
  /// The event's `type`.
  public var type: String { "combo.upsert" }

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
  public static func decodePayload(type: String, from decoder: any Decoder) throws -> ComboFact? {
    type == "combo.upsert" ? .entered(try ComboEntry(from: decoder)) : nil
  }
}
