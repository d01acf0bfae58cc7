import GRDB
public import POSModel

/// Adds up what was taken at the house's risk.
struct ExposureQuery {
  let db: Database

  /// What a tender took since a moment while its network was down, on this store's lanes; what was
  /// taken back is not at risk any more.
  ///
  /// - Throws: the database's error.
  func exposure(of tender: Tender, since start: Instant) throws -> Exposure {
    let statement = try db.cachedStatement(
      sql: """
        SELECT COUNT(*), COALESCE(SUM(applied_minor + tip_minor), 0) FROM payments
        WHERE is_offline = 1 AND tender = ? AND taken_at >= ?
          AND NOT EXISTS (SELECT 1 FROM refunds WHERE payment_id = payments.id)
        """)
    let row = try Row.fetchOne(statement, arguments: [tender.rawValue, start.text])
    return row.map { Exposure(count: $0[0], sum: Money(minorUnits: $0[1])) } ?? Exposure()
  }
}

extension Store {
  /// What each tender took today while its network was down, by when the rules let a day start;
  /// only those that took something.
  ///
  /// - Throws: ``StoreFailure``.
  public func exposures(under rules: StoreRules) throws -> [Tender: Exposure] {
    let start = time.startOfBusinessDay(at: time.now(), startHour: rules.dayStartHour)
    return try read { log in
      var exposures: [Tender: Exposure] = [:]
      for tender in Tender.allCases where tender.needsNetwork {
        let exposure = try ExposureQuery(db: log.db).exposure(of: tender, since: start)
        if exposure.count > 0 { exposures[tender] = exposure }
      }
      return exposures
    }
  }
}
