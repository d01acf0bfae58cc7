import GRDB

/// What happened in a store since somebody last looked.
public struct StoreNews: Sendable, Equatable {
  /// The place of the last event, to look from next time.
  public let arrival: Int64
  /// Whether the menu, discounts, staff or rules changed.
  public let hasCatalogueChanges: Bool
  /// Whether what is left of products changed.
  public let hasStockChanges: Bool
  /// Whether money was taken.
  public let hasPayments: Bool
}

extension Store {
  /// The place of the last event that arrived.
  ///
  /// - Throws: ``StoreFailure``.
  public func arrivals() throws -> Int64 {
    try read { try $0.nextArrival() - 1 }
  }

  /// What happened after the event at `arrival`.
  ///
  /// - Throws: ``StoreFailure``.
  public func news(since arrival: Int64) throws -> StoreNews {
    try read { log in
      let statement = try log.db.cachedStatement(
        sql: """
          SELECT MAX(arrival),
            MAX(aggregate_type IN ('product', 'config', 'discount_rule')
              OR type = 'employee.upsert'),
            MAX(aggregate_type = 'inventory'), MAX(type = 'payment.taken')
          FROM events WHERE arrival > ?
          """)
      let row = try Row.fetchOne(statement, arguments: [arrival])
      return StoreNews(
        arrival: row?[0] ?? arrival, hasCatalogueChanges: row?[1] ?? false,
        hasStockChanges: row?[2] ?? false, hasPayments: row?[3] ?? false)
    }
  }
}
