/// A wish: the session of the drawer ends, its cash is counted: a Z report.
public struct CloseSession: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "close_session"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The device the drawer is at.
  public var device: DeviceID
  /// The cash in it, as it was counted before anybody said what it should be.
  public var counted: Money
  /// What of it stays in for the next session.
  public var left: Money
  /// What was noted when the count began; nil when nobody noted it.
  public var noted: NotedCash?
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?

  /// The wish to close the session of that drawer.
  public init(
    key: IdempotencyKey, actor: EmployeeID, device: DeviceID, counted: Money, left: Money,
    noted: NotedCash? = nil, approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.device) = (key, actor, device)
    (self.counted, self.left, self.noted) = (counted, left, noted)
    self.approver = approver
  }

  /// The drawer.
  public var subjectID: DrawerID { DrawerID(device.rawValue) }
  /// The approver, where one is named, and what cash should be in the drawer now.
  public var needs: Needs {
    var needs = Needs(approver: approver)
    if noted != nil { needs.drawerCash = device }
    return needs
  }

  /// Closes it; the next one begins with what is left in. A count is of no use once its session was
  /// closed, or cash came in or went out behind it, as by another till at the same drawer.
  ///
  /// - Throws: `CheckRefusal.notAllowed`, `.badAmount`, `.leftTooMuch`, `.sessionClosed`,
  ///   `.cashMoved` or `.needsManager`.
  public func decide(_ drawer: Drawer?, _ world: World) throws(CheckRefusal) -> [DrawerFact] {
    _ = try world.seller()
    guard counted >= .zero, left >= .zero, counted.isWithinLimit else { throw .badAmount }
    guard left <= counted else { throw .leftTooMuch(counted: counted) }
    let session = drawer?.session.number ?? 1
    if let noted {
      guard session == noted.session else { throw .sessionClosed(noted.session) }
      if let present = world.drawerCash, present != noted.expected {
        throw .cashMoved(present - noted.expected)
      }
    }
    let approver = try world.approval(of: .closeSession) { $0.mayApprove }
    return [
      .sessionClosed(session: session, counted: counted, left: left, approver: approver)
    ]
  }

  /// The number of the session, and so of its report.
  public func respond(_ drawer: Drawer, _ facts: [DrawerFact]) -> Int { drawer.session.number - 1 }
}
