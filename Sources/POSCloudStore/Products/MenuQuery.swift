public import POSModel
import POSTables
import POSWire

extension CloudStore {
  /// The products of a store in menu order, also those not sold now.
  ///
  /// - Throws: ``CloudFailure``.
  public func products(of realm: CloudRealm) async throws -> [Product] {
    let products: [Product] = try await all(
      "SELECT id FROM products WHERE tenant_id = $1 AND store_id = $2 ORDER BY position, id", realm)
    return products
  }

  /// The discount rules of a store, by code.
  ///
  /// - Throws: ``CloudFailure``.
  public func discountRules(of realm: CloudRealm) async throws -> [DiscountRule] {
    try await all(
      "SELECT id FROM discount_rules WHERE tenant_id = $1 AND store_id = $2 ORDER BY id", realm)
  }

  /// The things whose ids a statement lists, folded in one go.
  ///
  /// - Throws: ``CloudFailure``.
  private func all<Subject: Tabulated>(_ sql: String, _ realm: CloudRealm) async throws -> [Subject]
  {
    try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      let ids = try connection.execute(sql, log.keys).map { ID<Subject>($0.text(0)) }
      let events = try log.events(
        """
        AND aggregate_id = ANY ($3::text[]) AND aggregate_type = $4
        ORDER BY lamport, origin_device_id, event_id
        """, [.texts(ids.map(\.rawValue)), .text(Subject.aggregateType.rawValue)])
      let histories = Dictionary(grouping: events) { ID<Subject>($0.aggregateID) }
      return ids.compactMap { id in
        var folded = Folded(id: id)
        for event in histories[id] ?? [] { folded.fold(event) }
        return folded.state
      }
    }
  }
}
