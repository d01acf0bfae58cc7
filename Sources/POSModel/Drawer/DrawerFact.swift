/// A fact about one drawer. Facts are kept for ever, so cases are added, never changed.
///
/// The numbers in facts are those the device gave out. Where two epochs of a device gave one twice,
/// the fold counts on for itself, so that no session is lost.
public enum DrawerFact: Sendable, Equatable {
  /// It was opened without a sale.
  case opened(reason: String, approver: EmployeeID?)
  /// So much lies in it for change, whatever lay in it before.
  case floatSet(Money, approver: EmployeeID?)
  /// Somebody wants to know how it stands: the X report of that number.
  case reportWanted(report: Int, approver: EmployeeID?)
  /// Its cash was counted, and so much of it left in for the next session: the Z report of that
  /// number.
  case sessionClosed(session: Int, counted: Money, left: Money, approver: EmployeeID?)
}

extension DrawerFact: LoggableFact {
  private enum Keys: String, CodingKey {
    case reason
    case approver = "approverId"
    case float = "floatMinor"
    case report, session
    case counted = "countedMinor"
    case left = "leftMinor"
  }

  /// The event's `type`.
  public var type: String {
    switch self {
    case .opened: "drawer.opened"
    case .floatSet: "drawer.float_set"
    case .reportWanted: "drawer.report_wanted"
    case .sessionClosed: "drawer.session_closed"
    }
  }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  public func encodePayload(to encoder: any Encoder) throws {
    var payload = encoder.container(keyedBy: Keys.self)
    switch self {
    case .opened(let reason, let approver):
      try payload.encode(reason, forKey: .reason)
      try payload.encodeIfPresent(approver, forKey: .approver)
    case .floatSet(let float, let approver):
      try payload.encode(float, forKey: .float)
      try payload.encodeIfPresent(approver, forKey: .approver)
    case .reportWanted(let report, let approver):
      try payload.encode(report, forKey: .report)
      try payload.encodeIfPresent(approver, forKey: .approver)
    case .sessionClosed(let session, let counted, let left, let approver):
      try payload.encode(session, forKey: .session)
      try payload.encode(counted, forKey: .counted)
      try payload.encode(left, forKey: .left)
      try payload.encodeIfPresent(approver, forKey: .approver)
    }
  }

  /// Reads the payload of an event of `type`; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func decodePayload(type: String, from decoder: any Decoder) throws -> DrawerFact? {
    let payload = try decoder.container(keyedBy: Keys.self)
    let approver = try payload.decodeIfPresent(EmployeeID.self, forKey: .approver)
    switch type {
    case "drawer.opened":
      return .opened(reason: try payload.decode(String.self, forKey: .reason), approver: approver)
    case "drawer.float_set":
      return .floatSet(try payload.decode(Money.self, forKey: .float), approver: approver)
    case "drawer.report_wanted":
      return .reportWanted(
        report: try payload.decode(Int.self, forKey: .report), approver: approver)
    case "drawer.session_closed":
      return .sessionClosed(
        session: try payload.decode(Int.self, forKey: .session),
        counted: try payload.decode(Money.self, forKey: .counted),
        left: try payload.decode(Money.self, forKey: .left), approver: approver)
    default: return nil
    }
  }
}
