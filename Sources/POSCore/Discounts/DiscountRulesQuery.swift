import GRDB
public import POSModel

extension Store {
  /// The discount rules, by code.
  ///
  /// - Throws: ``StoreFailure``.
  public func discountRules() throws -> [DiscountRule] {
    try read { log in
      try String.fetchAll(log.db, sql: "SELECT id FROM discount_rules ORDER BY id")
        .compactMap { try log.folded(DiscountRuleID($0)).state }
    }
  }
}
