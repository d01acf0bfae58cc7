/// Why somebody may not do something.
public enum StaffRefusal: Refusal {
  /// Nobody of that id is known here.
  case unknown
  /// The employee does not work here any more.
  case inactive(name: String)
  /// The role may not do this.
  case roleForbids(Role)
  /// Another employee has this PIN.
  case pinTaken
  /// An employee has a name.
  case nameMissing
  /// Too many wrong PINs on this device.
  case lockedOut(until: Instant)
  /// Nobody is logged in on this device.
  case nobodyLoggedIn

  /// Stable, for logs and tests.
  public var code: String {
    switch self {
    case .unknown: "staff.unknown"
    case .inactive: "staff.inactive"
    case .roleForbids: "staff.role_forbids"
    case .pinTaken: "staff.pin_taken"
    case .nameMissing: "staff.name_missing"
    case .lockedOut: "staff.locked_out"
    case .nobodyLoggedIn: "staff.nobody_logged_in"
    }
  }
}

extension World {
  /// The employee who wishes, if they may do what `right` names.
  ///
  /// - Throws: `StaffRefusal` when they are unknown, inactive or of another role.
  public func employee(allowedTo right: (Role) -> Bool) throws(StaffRefusal) -> Employee {
    guard let actor else { throw .unknown }
    guard actor.isActive else { throw .inactive(name: actor.name) }
    guard right(actor.role) else { throw .roleForbids(actor.role) }
    return actor
  }
}
