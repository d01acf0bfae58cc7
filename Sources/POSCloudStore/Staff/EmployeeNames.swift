public import POSModel

extension CloudStore {
  /// What the employees of a store are called, also those who left.
  ///
  /// - Throws: ``CloudFailure``.
  public func employeeNames(of realm: CloudRealm) async throws -> [EmployeeID: String] {
    try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      let rows = try connection.execute(
        "SELECT id, name FROM employees WHERE tenant_id = $1 AND store_id = $2", log.keys)
      return Dictionary(
        rows.map { (EmployeeID($0.text(0)), $0.text(1)) }, uniquingKeysWith: { first, _ in first })
    }
  }
}
