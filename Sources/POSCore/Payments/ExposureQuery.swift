import GRDB
public import POSModel

/// Adds up what was taken at the house's risk.
struct ExposureQuery {
  let db: Database

  /// What a tender took on a business day while its network was down, on this store's lanes.
  ///
  /// - Throws: the database's error.
  func exposure(of tender: Tender, on day: CalendarDay) throws -> Exposure {
    let statement = try db.cachedStatement(
      sql: """
        SELECT COUNT(*), COALESCE(SUM(applied_minor + tip_minor), 0) FROM payments
        JOIN checks ON checks.id = payments.check_id
        WHERE is_offline = 1 AND tender = ? AND business_day = ?
        """)
    let row = try Row.fetchOne(statement, arguments: [tender.rawValue, day.text])
    return row.map { Exposure(count: $0[0], sum: Money(minorUnits: $0[1])) } ?? Exposure()
  }
}

extension Store {
  /// What each tender took today while its network was down, by when the rules let a day start;
  /// only those that took something.
  ///
  /// - Throws: ``StoreFailure``.
  public func exposures(under rules: StoreRules) throws -> [Tender: Exposure] {
    let day = time.local(time.now()).businessDay(startHour: rules.dayStartHour)
    return try read { log in
      var exposures: [Tender: Exposure] = [:]
      for tender in Tender.allCases where tender.needsNetwork {
        let exposure = try ExposureQuery(db: log.db).exposure(of: tender, on: day)
        if exposure.count > 0 { exposures[tender] = exposure }
      }
      return exposures
    }
  }
}
