import GRDB
public import POSModel
import POSTables

extension Store {
  /// What is left of the products that somebody counts.
  ///
  /// - Throws: ``StoreFailure``.
  public func stock() throws -> [ProductID: Stock] {
    try read { log in
      let ids = try String.fetchAll(
        log.db, sql: "SELECT product_id FROM inventory WHERE is_counted = 1 ORDER BY product_id")
      return try Dictionary(
        ids.compactMap { id in
          try log.restored(ID<Stock>(id)).map { (ProductID(id), $0) }
        }, uniquingKeysWith: { first, _ in first })
    }
  }
}
