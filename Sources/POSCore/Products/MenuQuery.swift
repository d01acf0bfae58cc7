import GRDB
public import POSModel

extension Store {
  /// All that is sold.
  ///
  /// - Throws: ``StoreFailure``.
  public func menu() throws -> Menu {
    try read { log in Menu(products: try log.products()) }
  }

  /// All products ever entered, by PLU, also those not sold any more.
  ///
  /// - Throws: ``StoreFailure``.
  public func products() throws -> [Product] {
    try read { log in try log.products() }
  }
}

extension EventLog {
  /// The products, folded from the log.
  ///
  /// - Throws: the database's error.
  fileprivate func products() throws -> [Product] {
    try String.fetchAll(db, sql: "SELECT id FROM products ORDER BY position, id").compactMap {
      try folded(ProductID($0)).state
    }
  }
}
