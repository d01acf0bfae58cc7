import POSModel

/// A store as it was registered.
struct Site {
  let log: CloudLog
  let currency: Currency
  let zone: StoreZone

  /// The rules as its settings have them; a setting a newer program made is passed over.
  ///
  /// - Throws: ``DatabaseFault``.
  func rules() throws -> StoreRules {
    var rules = StoreRules(currency: currency)
    let rows = try log.connection.execute(
      "SELECT key, value FROM pos_config WHERE tenant_id = $1 AND store_id = $2 ORDER BY key",
      log.keys)
    for (key, value) in rows.map({ ($0.text(0), $0.text(1)) }) {
      // Each was checked when it was set; one that a newer program set means nothing to this one.
      try? rules.set(key, to: value)
    }
    return rules
  }
}

extension CloudLog {
  /// The store as it was registered.
  ///
  /// - Throws: ``CloudFailure/unknownRealm(_:)``; ``DatabaseFault``.
  func site() throws -> Site {
    let rows = try connection.execute(
      "SELECT currency, time_zone FROM stores WHERE tenant_id = $1 AND store_id = $2", keys)
    guard let row = rows.first, let currency = Currency(code: row.text(0)),
      let zone = StoreZone(row.text(1))
    else { throw CloudFailure.unknownRealm(realm) }
    return Site(log: self, currency: currency, zone: zone)
  }
}
