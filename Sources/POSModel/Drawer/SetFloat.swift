/// A wish: so much lies in the drawer for change.
public struct SetFloat: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "set_float"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The device the drawer is at.
  public var device: DeviceID
  /// What lies in it.
  public var float: Money
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?

  /// The wish to set the float of that drawer.
  public init(
    key: IdempotencyKey, actor: EmployeeID, device: DeviceID, float: Money,
    approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.device) = (key, actor, device)
    (self.float, self.approver) = (float, approver)
  }

  /// The drawer.
  public var subjectID: DrawerID { DrawerID(device.rawValue) }
  /// The approver, where one is named.
  public var needs: Needs { Needs(approver: approver) }

  /// Sets it, whatever it was: what the session before left in, or was said before.
  ///
  /// - Throws: `CheckRefusal.notAllowed`, `.badAmount` or `.needsManager`.
  public func decide(_ drawer: Drawer?, _ world: World) throws(CheckRefusal) -> [DrawerFact] {
    _ = try world.seller()
    guard float >= .zero, float.isWithinLimit else { throw .badAmount }
    return [.floatSet(float, approver: try world.approval(of: .setFloat) { $0.mayApprove })]
  }

  /// What it is now.
  public func respond(_ drawer: Drawer, _ facts: [DrawerFact]) -> Money { float }
}
