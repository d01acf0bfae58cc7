/// A wish: be let in by a PIN, to work or to approve what another one does.
///
/// The PIN itself is not in it: who it belongs to was found, and proved, before.
public struct LogIn: Command {
  /// What the PIN is given for.
  public enum Purpose: String, Sendable, Codable {
    /// To log in and work.
    case work
    /// To approve one act of the one who works.
    case approval
  }

  /// The name in `idempotency_keys`.
  public static let operation = "log_in"
  /// Names this wish.
  public var key: IdempotencyKey
  /// The device.
  public var device: DeviceID
  /// Whose PIN it is; nil when it is nobody's.
  public var owner: EmployeeID?
  /// What the PIN is given for.
  public var purpose: Purpose

  /// The wish of the PIN's owner.
  public init(key: IdempotencyKey, device: DeviceID, owner: EmployeeID?, purpose: Purpose) {
    (self.key, self.device, self.owner, self.purpose) = (key, device, owner, purpose)
  }

  /// The PIN's owner; nobody when there is none.
  public var actor: EmployeeID { owner ?? EmployeeID("") }
  /// The device's log-ins.
  public var subjectID: DeviceLogInsID { DeviceLogInsID(device.rawValue) }

  /// Lets the owner in, or counts a wrong PIN.
  ///
  /// - Throws: `StaffRefusal.lockedOut`; nothing is counted then.
  public func decide(
    _ logIns: DeviceLogIns?, _ world: World
  ) throws(StaffRefusal) -> [LogInFact] {
    if let until = logIns?.lock(at: world.now) { throw .lockedOut(until: until) }
    guard let owner, let employee = world.actor else { return [.pinWrong] }
    guard employee.isActive else { return [.inactiveRefused(owner)] }
    return [purpose == .work ? .loggedIn(owner) : .approved(owner)]
  }

  /// Who was let in, or why nobody was.
  public func respond(_ logIns: DeviceLogIns, _ facts: [LogInFact]) -> LogInAnswer {
    switch facts.first {
    case .loggedIn(let employee), .approved(let employee): .welcome(employee)
    case .inactiveRefused(let employee): .inactive(employee)
    case .pinWrong, .loggedOut, nil: .wrongPIN(lockedUntil: logIns.lockedUntil)
    }
  }
}

/// What a PIN was answered.
public enum LogInAnswer: Sendable, Equatable, Codable {
  /// The PIN's owner is let in.
  case welcome(EmployeeID)
  /// The PIN is nobody's; no PIN is taken before `lockedUntil`.
  case wrongPIN(lockedUntil: Instant?)
  /// The PIN's owner does not work here any more.
  case inactive(EmployeeID)
}

/// A wish: leave the till to the next one.
public struct LogOut: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "log_out"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who leaves.
  public var actor: EmployeeID
  /// The device.
  public var device: DeviceID

  /// The wish of `actor` to leave `device`.
  public init(key: IdempotencyKey, actor: EmployeeID, device: DeviceID) {
    (self.key, self.actor, self.device) = (key, actor, device)
  }

  /// The device's log-ins.
  public var subjectID: DeviceLogInsID { DeviceLogInsID(device.rawValue) }

  /// Logs out, whoever logged in last on another screen of the device.
  ///
  /// - Throws: `StaffRefusal`.
  public func decide(
    _ logIns: DeviceLogIns?, _ world: World
  ) throws(StaffRefusal) -> [LogInFact] {
    guard world.actor != nil else { throw .unknown }
    guard logIns != nil else { throw .nobodyLoggedIn }
    return [.loggedOut]
  }

  /// Who left.
  public func respond(_ logIns: DeviceLogIns, _ facts: [LogInFact]) -> EmployeeID { actor }
}
