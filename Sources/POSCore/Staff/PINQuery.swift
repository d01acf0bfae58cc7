import GRDB
public import POSModel

/// Finds employees by what is known of their PINs.
struct PINQuery {
  let db: Database

  /// Who has the PIN of that lookup.
  ///
  /// - Throws: the database's error.
  func owner(of lookup: String) throws -> EmployeeID? {
    let statement = try db.cachedStatement(sql: "SELECT id FROM employees WHERE pin_lookup = ?")
    return try String.fetchOne(statement, arguments: [lookup]).map { EmployeeID($0) }
  }
}

extension Store {
  /// The employee of that id; nil when there is none.
  ///
  /// - Throws: ``StoreFailure``.
  public func employee(_ id: EmployeeID) throws -> Employee? {
    try read { try $0.folded(id).state }
  }

  /// All employees, by name.
  ///
  /// - Throws: ``StoreFailure``.
  public func employees() throws -> [Employee] {
    try read { log in
      try String.fetchAll(log.db, sql: "SELECT id FROM employees ORDER BY name, id")
        .compactMap { try log.folded(EmployeeID($0)).state }
    }
  }
}
