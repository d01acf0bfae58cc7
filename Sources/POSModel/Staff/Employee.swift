/// The id of an employee.
public typealias EmployeeID = ID<Employee>

/// Somebody who works in the store.
public struct Employee: Aggregate {
  /// Its events are employees on the wire.
  public static let aggregateType = AggregateType.employee

  /// Made where the employee was first entered.
  public let id: EmployeeID
  /// Who it is, as last entered.
  public internal(set) var entry: EmployeeEntry
  /// The place of the fact that gave the PIN: of two employees with one PIN, the earlier keeps it.
  public internal(set) var pinPosition: FoldPosition
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// The employee after being first entered.
  public init?(id: EmployeeID, beginning fact: EmployeeFact, _ stamp: FactStamp) {
    guard case .entered(let entry) = fact else { return nil }
    (self.id, self.entry, lamport) = (id, entry, stamp.lamport)
    pinPosition = stamp.position
  }

  /// Takes a fact; the last entry in order stands.
  public mutating func apply(_ fact: EmployeeFact, _ stamp: FactStamp) {
    lamport = stamp.lamport
    switch fact {
    case .entered(let entry):
      if entry.pin?.lookup != self.entry.pin?.lookup { pinPosition = stamp.position }
      self.entry = entry
    }
  }

  /// What colleagues call them.
  public var name: String { entry.name }
  /// What they may do.
  public var role: Role { entry.role }
  /// Whether they work here now.
  public var isActive: Bool { entry.isActive }
}

/// What an employee may do.
public enum Role: String, Sendable, Codable, CaseIterable {
  case cashier, cook, manager, technician

  /// Whether the role rings checks and takes money.
  public var maySell: Bool { self == .cashier || self == .manager }
  /// Whether the role changes menu and rules.
  public var mayConfigure: Bool { self == .manager || self == .technician }
  /// Whether the role enters employees.
  public var mayManageStaff: Bool { self == .manager || self == .technician }
  /// Whether the role says what is left of a product.
  public var mayCountStock: Bool { self != .technician }
  /// Whether the role answers for what a cashier may not do alone.
  public var mayApprove: Bool { self == .manager }
  /// Whether the role works at the till at all.
  public var mayUseTill: Bool { maySell }
}

/// An employee as entered.
public struct EmployeeEntry: Sendable, Equatable, Codable {
  /// What colleagues call them.
  public var name: String
  /// What they may do.
  public var role: Role
  /// Whether they work here now.
  public var isActive: Bool
  /// How their PIN is known; nil when they have none.
  public var pin: PINRecord?

  /// An employee of that name and role.
  public init(name: String, role: Role, isActive: Bool = true, pin: PINRecord? = nil) {
    (self.name, self.role, self.isActive, self.pin) = (name, role, isActive, pin)
  }
}

/// How a PIN is known without being kept.
public struct PINRecord: Sendable, Equatable, Codable {
  /// HMAC of the PIN under the store's pepper: finds the row.
  public var lookup: String
  /// bcrypt of another HMAC of the PIN: proves it.
  public var hash: String

  /// A PIN known by those.
  public init(lookup: String, hash: String) { (self.lookup, self.hash) = (lookup, hash) }
}

/// A fact about one employee.
public enum EmployeeFact: Sendable, Equatable {
  /// The employee was entered, or entered anew.
  case entered(EmployeeEntry)
}

extension EmployeeFact: LoggableFact {
  /// The event's `type`.
  public var type: String { "employee.upsert" }

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
  ) throws -> EmployeeFact? {
    type == "employee.upsert" ? .entered(try EmployeeEntry(from: decoder)) : nil
  }
}
