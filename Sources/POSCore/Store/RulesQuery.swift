import GRDB
public import POSModel

/// Reads the rules of the store, and remembers them until a setting changes.
struct RulesQuery {
  let log: EventLog

  /// The rules as the settings have them.
  ///
  /// - Throws: the database's error.
  func rules(_ working: inout Store.WorkingState) throws -> StoreRules {
    if let known = working.rules, known.dataVersion == working.dataVersion { return known.rules }
    // Somebody else wrote, but hardly ever a setting: each change makes this sum larger.
    let versions = try log.db.cachedStatement(sql: "SELECT SUM(version) FROM pos_config")
    let changes = try Int.fetchOne(versions) ?? 0
    let known = working.rules.flatMap { $0.changes == changes ? $0.rules : nil }
    let rules = try known ?? rules()
    working.rules = (working.dataVersion, changes, rules)
    return rules
  }

  /// The rules as the settings have them; a setting a newer program made is passed over.
  ///
  /// - Throws: the database's error.
  func rules() throws -> StoreRules {
    var rules = StoreRules(currency: log.realm.currency)
    // Until somebody names it. A new lane of a store that has a name must not rename it.
    rules.storeName = log.realm.store.rawValue
    let statement = try log.db.cachedStatement(
      sql: "SELECT key, value FROM pos_config ORDER BY key")
    for row in try Row.fetchAll(statement) {
      // Each was checked when it was set; one that a newer program set means nothing to this one.
      try? rules.set(row[0], to: row[1])
    }
    return rules
  }
}

extension Store {
  /// The rules of the store.
  ///
  /// - Throws: ``StoreFailure``.
  public func rules() throws -> StoreRules {
    try read { try RulesQuery(log: $0).rules() }
  }
}
