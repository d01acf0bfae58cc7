import GRDB
public import POSModel
import POSTables

/// How a PIN was received.
public enum LogInResult: Sendable, Equatable {
  /// The PIN's owner is let in.
  case welcome(Employee)
  /// The PIN is nobody's; no PIN is taken before `lockedUntil`.
  case wrongPIN(lockedUntil: Instant?)
  /// The PIN's owner does not work here any more.
  case inactive(Employee)
}

extension Store {
  /// Finds out whose PIN this is and lets them in, or counts a wrong one; either is on the disk
  /// before this returns. One hash is computed, however many employees there are.
  ///
  /// - Throws: `StaffRefusal.lockedOut` while the device takes no PIN; ``StoreFailure``. After a
  ///   failure, ask again with the same key.
  public func logIn(
    pin: String, key: IdempotencyKey, purpose: LogIn.Purpose, vault: PINVault
  ) throws -> LogInResult {
    let device = realm.device
    let logIns = try read { try $0.restored(DeviceLogInsID(device.rawValue)) }
    if let until = logIns?.lock(at: time.now()) { throw StaffRefusal.lockedOut(until: until) }
    let candidate = try read { log in
      try PINQuery(db: log.db).owner(of: vault.lookup(of: pin)).flatMap { try log.folded($0).state }
    }
    var owner: EmployeeID?
    if let candidate, let hash = candidate.entry.pin?.hash {
      if try vault.proves(pin, hash) { owner = candidate.id }
    } else {
      try vault.spendOneHash(on: pin)
    }
    let granted = try perform(LogIn(key: key, device: device, owner: owner, purpose: purpose))
    switch granted.response {
    case .wrongPIN(let until): return .wrongPIN(lockedUntil: until)
    case .welcome(let id), .inactive(let id):
      guard let employee = candidate?.id == id ? candidate : try employee(id) else {
        return .wrongPIN(lockedUntil: nil)
      }
      if case .inactive = granted.response { return .inactive(employee) }
      return .welcome(employee)
    }
  }
}
