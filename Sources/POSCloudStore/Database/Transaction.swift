import POSModel

extension Connection {
  /// Runs `body` in one transaction that sees and touches one realm alone; it is committed, or
  /// nothing of it is.
  ///
  /// - Throws: what `body` throws; ``DatabaseFault``. When the connection is lost while it commits,
  ///   nobody knows whether it did.
  func transaction<T>(
    _ realm: RealmScope, _ body: (Connection) throws -> T
  ) throws -> T {
    do {
      try pipeline([Statement("BEGIN"), realm.entering])
      let result = try body(self)
      try run("COMMIT")
      return result
    } catch {
      // A connection that cannot even roll back is closed, which rolls back too.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// Runs `body` so that what it did is undone when it fails, and the transaction goes on.
  ///
  /// - Throws: what `body` throws; ``DatabaseFault``.
  func savepoint<T>(_ body: () throws -> T) throws -> T {
    try run("SAVEPOINT part")
    do {
      let result = try body()
      try run("RELEASE SAVEPOINT part")
      return result
    } catch {
      try run("ROLLBACK TO SAVEPOINT part")
      throw error
    }
  }
}

/// What a transaction may see: one store, or all stores of a tenant.
struct RealmScope {
  let tenant: TenantID
  /// Nil for all stores, which may be read, but not written.
  let store: StoreID?

  init(_ realm: CloudRealm) { (tenant, store) = (realm.tenant, realm.store) }

  /// The statement after which a transaction sees no more than this.
  var entering: Statement {
    Statement(
      "SELECT set_config('pos.tenant', $1, true), set_config('pos.store', $2, true)",
      [.text(tenant.rawValue), .text(store?.rawValue ?? "*")])
  }

  /// All stores of a tenant, for its owner.
  init(all tenant: TenantID) { (self.tenant, store) = (tenant, nil) }
}
