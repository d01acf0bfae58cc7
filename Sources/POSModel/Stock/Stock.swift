/// What is left of a product, where somebody counts it: `.86 101 12`.
///
/// Its id is the product's.
public struct Stock: Aggregate {
  /// Its events are inventory on the wire.
  public static let aggregateType = AggregateType.inventory

  /// The id of the product, as this aggregate's.
  public let id: ID<Stock>
  /// How much is left, in thousandths; nil while nobody counts. Below nothing when two lanes that
  /// could not see each other sold the last one.
  public internal(set) var left: Int64?
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// What is left after it was first counted.
  public init?(id: ID<Stock>, beginning fact: StockFact, _ stamp: FactStamp) {
    (self.id, lamport) = (id, stamp.lamport)
    apply(fact, stamp)
  }

  /// The stock as its row has it.
  public init(id: ID<Stock>, left: Int64?, version: Int, lamport: Int64) {
    (self.id, self.left, self.version, self.lamport) = (id, left, version, lamport)
  }

  /// Takes a fact.
  public mutating func apply(_ fact: StockFact, _ stamp: FactStamp) {
    lamport = stamp.lamport
    switch fact {
    case .counted(let left, _): self.left = left
    case .adjusted(let change):
      guard let left else { return }
      let (sum, overflow) = left.addingReportingOverflow(change)
      // As far as anybody counts: held there, it is wrong on every lane alike.
      if !overflow, sum.magnitude < Int64.max.magnitude { self.left = sum }
    }
  }

  /// Whether it has run out.
  public var isSoldOut: Bool { left.map { $0 <= 0 } ?? false }
}

/// A fact about what is left of one product.
public enum StockFact: Sendable, Equatable {
  /// Somebody said how much is left, in thousandths; nil when it is not counted any more.
  case counted(Int64?, approver: EmployeeID?)
  /// So much was sold (below nothing) or came back, in thousandths.
  case adjusted(Int64)
}

extension StockFact: LoggableFact {
  /// More of anything than any store has, in thousandths.
  private static let limit: Int64 = 1_000_000_000_000_000

  private enum Keys: String, CodingKey {
    case left = "leftThousandths"
    case change = "changeThousandths"
    case approver = "approverId"
  }

  /// The event's `type`.
  public var type: String {
    switch self {
    case .counted: "inventory.counted"
    case .adjusted: "inventory.adjusted"
    }
  }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  public func encodePayload(to encoder: any Encoder) throws {
    var payload = encoder.container(keyedBy: Keys.self)
    switch self {
    case .counted(let left, let approver):
      try payload.encodeIfPresent(left, forKey: .left)
      try payload.encodeIfPresent(approver, forKey: .approver)
    case .adjusted(let change): try payload.encode(change, forKey: .change)
    }
  }

  /// Reads the payload of an event of `type`; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func decodePayload(type: String, from decoder: any Decoder) throws -> StockFact? {
    let payload = try decoder.container(keyedBy: Keys.self)
    /// - Throws: `DecodingError` when no stock is so large.
    func bounded(_ thousandths: Int64) throws -> Int64 {
      guard thousandths.magnitude <= Self.limit.magnitude else {
        throw DecodingError.dataCorrupted(
          DecodingError.Context(codingPath: [], debugDescription: "no stock is so large"))
      }
      return thousandths
    }
    switch type {
    case "inventory.counted":
      return .counted(
        try payload.decodeIfPresent(Int64.self, forKey: .left).map { try bounded($0) },
        approver: try payload.decodeIfPresent(EmployeeID.self, forKey: .approver))
    case "inventory.adjusted":
      return .adjusted(try bounded(try payload.decode(Int64.self, forKey: .change)))
    default: return nil
    }
  }
}

extension ProductID {
  /// What is left of the product goes by this id.
  public var stockID: ID<Stock> { ID<Stock>(rawValue) }
}
