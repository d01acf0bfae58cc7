import GRDB
public import POSModel

extension Store {
  /// The combos, by PLU.
  ///
  /// - Throws: ``StoreFailure``.
  public func combos() throws -> [Combo] {
    try read { log in
      try String.fetchAll(log.db, sql: "SELECT plu FROM combos ORDER BY plu")
        .compactMap { try log.folded(ComboID($0)).state }
    }
  }
}
