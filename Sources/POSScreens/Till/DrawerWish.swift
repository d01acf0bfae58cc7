public import POSModel

/// Any wish about the session of the drawer.
public enum DrawerWish: Sendable, Equatable {
  /// Say what lies in it for change.
  case setFloat(SetFloat)
  /// See how it stands: an X report.
  case report(WantReport)
  /// Count it and close it: a Z report.
  case close(CloseSession)

  /// The wish that a move is.
  init(_ move: Move.DrawerMove, _ key: IdempotencyKey, by actor: EmployeeID, on device: DeviceID) {
    switch move {
    case .setFloat(let float):
      self = .setFloat(SetFloat(key: key, actor: actor, device: device, float: float))
    case .report: self = .report(WantReport(key: key, actor: actor, device: device))
    case .close(let counted, let left, let noted):
      self = .close(
        CloseSession(
          key: key, actor: actor, device: device, counted: counted, left: left, noted: noted))
    }
  }

  /// The same wish as a new one that somebody approved.
  func approved(by approver: EmployeeID, key: IdempotencyKey) -> DrawerWish {
    switch self {
    case .setFloat(var wish):
      (wish.key, wish.approver) = (key, approver)
      return .setFloat(wish)
    case .report(var wish):
      (wish.key, wish.approver) = (key, approver)
      return .report(wish)
    case .close(var wish):
      (wish.key, wish.approver) = (key, approver)
      return .close(wish)
    }
  }

  /// Who approved it; nil when nobody did.
  var approver: EmployeeID? {
    switch self {
    case .setFloat(let wish): wish.approver
    case .report(let wish): wish.approver
    case .close(let wish): wish.approver
    }
  }

  /// What a manager is asked to answer for; nil where the question says it all.
  func matter(_ desk: Desk) -> String? {
    switch self {
    case .setFloat(let wish): "\(desk.text(wish.float)) in it"
    case .report: nil
    case .close(let wish): "\(desk.text(wish.counted)) counted, \(desk.text(wish.left)) stays"
    }
  }
}
