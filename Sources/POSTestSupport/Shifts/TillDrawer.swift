import POSCore
public import POSModel

/// Words for what is done with the drawer's session.
extension Till {
  /// Says what lies in it; a manager approves.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  @discardableResult
  public func setFloat(_ minorUnits: Int64) throws -> Money {
    try store.perform(
      SetFloat(
        key: key(), actor: employee, device: store.realm.device,
        float: Money(minorUnits: minorUnits), approver: TestStaff.manager)
    ).response
  }

  /// An X report; a manager approves.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  public func wantReport() throws -> DrawerReport? {
    let number = try store.perform(
      WantReport(
        key: key(), actor: employee, device: store.realm.device, approver: TestStaff.manager)
    ).response
    return try store.drawerReport(store.realm.device, reading: number)
  }

  /// A Z report; a manager approves.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  public func closeSession(counted: Int64, left: Int64 = 0) throws -> DrawerReport? {
    let number = try store.perform(
      CloseSession(
        key: key(), actor: employee, device: store.realm.device,
        counted: Money(minorUnits: counted), left: Money(minorUnits: left),
        approver: TestStaff.manager)
    ).response
    return try store.drawerReport(store.realm.device, session: number)
  }
}
