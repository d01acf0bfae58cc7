/// The id of a device's log-ins: the device's own.
public typealias DeviceLogInsID = ID<DeviceLogIns>

/// Who logged in and out on one device, and how often a PIN was wrong.
public struct DeviceLogIns: Aggregate {
  /// Its events are about employees on the wire.
  public static let aggregateType = AggregateType.employee

  /// The device's own id.
  public let id: DeviceLogInsID
  /// Who logged in last and has not logged out.
  public internal(set) var employee: EmployeeID?
  /// Wrong PINs since the last right one.
  public internal(set) var failures = 0
  /// Wrong PINs where a manager was to approve, each within ``forgetting`` of the one before. A
  /// log-in forgives none of them: who tries PINs there has one of their own.
  public internal(set) var approvalFailures = 0
  /// When the last of them was typed; nil when none was.
  public internal(set) var approvalFailedAt: Instant?
  /// No PIN is taken before this.
  public internal(set) var lockedUntil: Instant?
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// Wrong PINs that are let pass before a wait.
  public static let freeFailures = 4
  /// The first wait, in milliseconds; each further wrong PIN doubles it.
  public static let firstWait: Int64 = 5000
  /// The longest wait: one hour.
  public static let longestWait: Int64 = 3_600_000

  /// How long wrong PINs for an approval are remembered, in milliseconds: 15 minutes.
  public static let forgetting: Int64 = 900_000

  /// A device nobody has used yet.
  public init(id: DeviceLogInsID) { (self.id, lamport) = (id, 0) }

  /// The log-ins as their row has them.
  public init(
    id: DeviceLogInsID, employee: EmployeeID?, failures: Int, approvalFailures: Int,
    approvalFailedAt: Instant?, lockedUntil: Instant?, version: Int, lamport: Int64
  ) {
    (self.approvalFailures, self.approvalFailedAt) = (approvalFailures, approvalFailedAt)
    (self.id, self.employee, self.failures) = (id, employee, failures)
    (self.lockedUntil, self.version, self.lamport) = (lockedUntil, version, lamport)
  }

  /// The device after the first log-in, right or wrong.
  public init?(id: DeviceLogInsID, beginning fact: LogInFact, _ stamp: FactStamp) {
    self.init(id: id)
    apply(fact, stamp)
  }

  /// Takes a fact.
  public mutating func apply(_ fact: LogInFact, _ stamp: FactStamp) {
    lamport = stamp.lamport
    switch fact {
    case .loggedIn(let employee):
      self.employee = employee
      (failures, lockedUntil) = (0, nil)
    // An approval forgives nothing: whoever tries PINs there could put one of their own, which
    // approves nothing, between them for ever.
    case .approved: break
    case .loggedOut: employee = nil
    case .pinWrong:
      let count = employee == nil ? countFailure() : countApprovalFailure(at: stamp.at)
      lockedUntil = Self.wait(after: count).map { stamp.at.adding(milliseconds: $0) }
    case .inactiveRefused: break
    }
  }

  private mutating func countFailure() -> Int {
    failures += 1
    return failures
  }

  private mutating func countApprovalFailure(at moment: Instant) -> Int {
    let last = approvalFailedAt.map { moment.milliseconds - $0.milliseconds } ?? 0
    if last > Self.forgetting { approvalFailures = 0 }
    approvalFailures += 1
    approvalFailedAt = moment
    return approvalFailures
  }

  /// The wait after so many wrong PINs in a row, in milliseconds; nil when there is none yet.
  public static func wait(after failures: Int) -> Int64? {
    guard failures > freeFailures else { return nil }
    let doublings = min(failures - freeFailures - 1, 20)
    return min(firstWait << Int64(doublings), longestWait)
  }

  /// Until when the device takes no PIN, if it does not now.
  ///
  /// An end further away than any wait is one that a wrong clock set, since set back: it holds
  /// nobody up.
  public func lock(at now: Instant) -> Instant? {
    guard let lockedUntil, now < lockedUntil,
      lockedUntil <= now.adding(milliseconds: Self.longestWait)
    else { return nil }
    return lockedUntil
  }
}

/// A fact about log-ins on one device.
public enum LogInFact: Sendable, Equatable {
  /// Somebody logged in.
  case loggedIn(EmployeeID)
  /// Somebody gave their PIN to approve what another one does.
  case approved(EmployeeID)
  /// Who was logged in left.
  case loggedOut
  /// A PIN was nobody's.
  case pinWrong
  /// The PIN was right, but its owner does not work here any more.
  case inactiveRefused(EmployeeID)
}

extension LogInFact: LoggableFact {
  private enum Keys: String, CodingKey { case employee = "employeeId" }

  /// The event's `type`.
  public var type: String {
    switch self {
    case .loggedIn: "employee.login"
    case .approved: "employee.login.approved"
    case .loggedOut: "employee.logout"
    case .pinWrong: "employee.login.failed"
    case .inactiveRefused: "employee.login.refused"
    }
  }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  public func encodePayload(to encoder: any Encoder) throws {
    var payload = encoder.container(keyedBy: Keys.self)
    switch self {
    case .loggedIn(let employee), .approved(let employee), .inactiveRefused(let employee):
      try payload.encode(employee, forKey: .employee)
    case .loggedOut, .pinWrong: break
    }
  }

  /// Reads the payload of an event of `type`; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func decodePayload(type: String, from decoder: any Decoder) throws -> LogInFact? {
    /// Whose PIN it was.
    ///
    /// - Throws: `DecodingError`.
    func employee() throws -> EmployeeID {
      try decoder.container(keyedBy: Keys.self).decode(EmployeeID.self, forKey: .employee)
    }
    switch type {
    case "employee.login": return .loggedIn(try employee())
    case "employee.login.approved": return .approved(try employee())
    case "employee.login.refused": return .inactiveRefused(try employee())
    case "employee.login.failed": return .pinWrong
    case "employee.logout": return .loggedOut
    default: return nil
    }
  }
}
