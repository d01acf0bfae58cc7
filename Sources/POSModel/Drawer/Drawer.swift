/// The id of a drawer: its device's.
public typealias DrawerID = ID<Drawer>

/// The cash drawer of a device: who opened it without a sale, and why.
///
/// Payments open it too; that intent is written with the payment.
public struct Drawer: Aggregate {
  /// Its events are the drawer's on the wire.
  public static let aggregateType = AggregateType.drawer

  /// The device.
  public let id: DrawerID
  /// How often it was opened without a sale.
  public internal(set) var openings = 0
  /// Why it was opened last.
  public internal(set) var reason = ""
  /// Who opened it last.
  public internal(set) var employee: EmployeeID
  /// Who approved that; nil when they may alone.
  public internal(set) var approver: EmployeeID?
  /// When it was opened last.
  public internal(set) var openedAt: Instant
  /// When it was opened without a sale, each time.
  public internal(set) var moments: [Instant] = []
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// The drawer after it was first opened.
  public init?(id: DrawerID, beginning fact: DrawerFact, _ stamp: FactStamp) {
    (self.id, employee, openedAt, lamport) = (id, stamp.actor, stamp.at, stamp.lamport)
    apply(fact, stamp)
  }

  /// Takes a fact.
  public mutating func apply(_ fact: DrawerFact, _ stamp: FactStamp) {
    lamport = stamp.lamport
    switch fact {
    case .opened(let reason, let approver):
      openings += 1
      moments.append(stamp.at)
      (self.reason, self.approver) = (reason, approver)
      (employee, openedAt) = (stamp.actor, stamp.at)
    }
  }
}

/// A fact about one drawer.
public enum DrawerFact: Sendable, Equatable {
  /// It was opened without a sale.
  case opened(reason: String, approver: EmployeeID?)
}

extension DrawerFact: LoggableFact {
  private enum Keys: String, CodingKey {
    case reason
    case approver = "approverId"
  }

  /// The event's `type`.
  public var type: String { "drawer.opened" }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  public func encodePayload(to encoder: any Encoder) throws {
    var payload = encoder.container(keyedBy: Keys.self)
    switch self {
    case .opened(let reason, let approver):
      try payload.encode(reason, forKey: .reason)
      try payload.encodeIfPresent(approver, forKey: .approver)
    }
  }

  /// Reads the payload of an event of `type`; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func decodePayload(type: String, from decoder: any Decoder) throws -> DrawerFact? {
    guard type == "drawer.opened" else { return nil }
    let payload = try decoder.container(keyedBy: Keys.self)
    return .opened(
      reason: try payload.decode(String.self, forKey: .reason),
      approver: try payload.decodeIfPresent(EmployeeID.self, forKey: .approver))
  }
}
