/// A wish: take somebody on, or change what is known of them.
public struct EnterEmployee: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "enter_employee"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The employee.
  public var employeeID: EmployeeID
  /// What they are to be.
  public var entry: EmployeeEntry

  /// The wish for that entry.
  public init(
    key: IdempotencyKey, actor: EmployeeID, employeeID: EmployeeID, entry: EmployeeEntry
  ) {
    (self.key, self.actor, self.employeeID, self.entry) = (key, actor, employeeID, entry)
  }

  /// The employee it is about.
  public var subjectID: EmployeeID { employeeID }
  /// Who has the PIN.
  public var needs: Needs { Needs(pinLookup: entry.pin?.lookup) }

  /// Enters the employee. In a store that has none yet, somebody may enter themselves.
  ///
  /// - Throws: `StaffRefusal`; `.pinTaken` when another employee has the PIN.
  public func decide(
    _ employee: Employee?, _ world: World
  ) throws(StaffRefusal) -> [EmployeeFact] {
    let isFirst = world.rules.isNew && actor == employeeID
    if !isFirst { _ = try world.employee(allowedTo: \.mayManageStaff) }
    guard !entry.name.isEmpty else { throw .nameMissing }
    if let owner = world.pinOwner, owner != employeeID { throw .pinTaken }
    return [.entered(entry)]
  }

  /// The employee's id.
  public func respond(_ employee: Employee, _ facts: [EmployeeFact]) -> EmployeeID { employeeID }
}
