/// A wish: open the drawer without a sale.
public struct OpenDrawer: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "open_drawer"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The device the drawer is at.
  public var device: DeviceID
  /// Why, for the report.
  public var reason: String
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?

  /// The wish to open that drawer.
  public init(
    key: IdempotencyKey, actor: EmployeeID, device: DeviceID, reason: String,
    approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.device) = (key, actor, device)
    (self.reason, self.approver) = (reason, approver)
  }

  /// The drawer.
  public var subjectID: DrawerID { DrawerID(device.rawValue) }
  /// The approver, where one is named.
  public var needs: Needs { Needs(approver: approver) }

  /// Opens it.
  ///
  /// - Throws: `CheckRefusal.notAllowed`, `.needsManager`, `.reasonMissing` or
  ///   `.noteTooLong`.
  public func decide(_ drawer: Drawer?, _ world: World) throws(CheckRefusal) -> [DrawerFact] {
    _ = try world.seller()
    guard !reason.isEmpty else { throw .reasonMissing }
    try reason.guardLength()
    return [.opened(reason: reason, approver: try world.approval(of: .noSale) { $0.mayApprove })]
  }

  /// How often it was opened without a sale.
  public func respond(_ drawer: Drawer, _ facts: [DrawerFact]) -> Int { drawer.openings }
}
