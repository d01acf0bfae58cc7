/// A wish: how the session of the drawer stands: an X report.
public struct WantReport: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "want_report"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The device the drawer is at.
  public var device: DeviceID
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?

  /// The wish for an X report of that drawer.
  public init(
    key: IdempotencyKey, actor: EmployeeID, device: DeviceID,
    approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.device) = (key, actor, device)
    self.approver = approver
  }

  /// The drawer.
  public var subjectID: DrawerID { DrawerID(device.rawValue) }
  /// The approver, where one is named.
  public var needs: Needs { Needs(approver: approver) }

  /// Numbers it. Where the lane has a printer it is printed, and nothing else changes.
  ///
  /// - Throws: `CheckRefusal.notAllowed` or `.needsManager`.
  public func decide(_ drawer: Drawer?, _ world: World) throws(CheckRefusal) -> [DrawerFact] {
    _ = try world.seller()
    let approver = try world.approval(of: .report) { $0.mayApprove }
    return [.reportWanted(report: (drawer?.readings.count ?? 0) + 1, approver: approver)]
  }

  /// The number of the report.
  public func respond(_ drawer: Drawer, _ facts: [DrawerFact]) -> Int { drawer.readings.count }
}
