/// The id of a product.
public typealias ProductID = ID<Product>

/// Something the store sells.
public struct Product: Aggregate {
  /// Its events are products on the wire.
  public static let aggregateType = AggregateType.product

  /// Made where the product was first entered.
  public let id: ProductID
  /// What is sold, as last entered.
  public internal(set) var entry: ProductEntry
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// The product after it was first entered.
  public init?(id: ProductID, beginning fact: ProductFact, _ stamp: FactStamp) {
    guard case .entered(let entry) = fact else { return nil }
    (self.id, self.entry, lamport) = (id, entry, stamp.lamport)
  }

  /// The product as its rows have it.
  public init(id: ProductID, entry: ProductEntry, version: Int, lamport: Int64) {
    (self.id, self.entry, self.version, self.lamport) = (id, entry, version, lamport)
  }

  /// Takes a fact; the last entry in order stands.
  public mutating func apply(_ fact: ProductFact, _ stamp: FactStamp) {
    lamport = stamp.lamport
    switch fact {
    case .entered(let entry): self.entry = entry
    }
  }

  /// What a cashier keys for it.
  public var plu: String { entry.plu }
  /// What the guest reads.
  public var name: String { entry.name }
  /// What the cook reads.
  public var kitchenName: String { entry.kitchenName.isEmpty ? entry.name : entry.kitchenName }
  /// The price of one.
  public var price: Money { entry.price }
  /// The names of the taxes on it.
  public var taxes: [String] { entry.taxes }
  /// Where it is made; nil when it has no station.
  public var station: StationID? { entry.station }
  /// Whether it may be sold by parts of one.
  public var takesFractions: Bool { entry.takesFractions }
  /// Whether it is sold.
  public var isActive: Bool { entry.isActive }
}

/// A fact about one product.
public enum ProductFact: Sendable, Equatable {
  /// The product was entered, or entered anew.
  case entered(ProductEntry)
}

extension ProductFact: LoggableFact {
  /// The event's `type`.
  public var type: String { "product.upsert" }

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
  ) throws -> ProductFact? {
    type == "product.upsert" ? .entered(try ProductEntry(from: decoder)) : nil
  }
}
