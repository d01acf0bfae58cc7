import GRDB
public import POSModel

extension Stock: Projected {
  static let versionSQL = "SELECT version FROM inventory WHERE product_id = ?"

  static let inventoryTable = ProjectedTable(
    "inventory", key: ["product_id"],
    columns: ["on_hand_thousandths", "is_counted", "version", "lamport"])

  private var reviewID: String { "negative_stock:\(id.rawValue)" }

  /// What a product sold goes on for years; its row holds all that is left of it.
  ///
  /// - Throws: the database's error.
  static func restored(_ id: ID<Stock>, _ db: Database) throws -> Stock? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT on_hand_thousandths, is_counted, version, lamport FROM inventory
        WHERE product_id = ?
        """)
    return try Row.fetchOne(statement, arguments: [id.rawValue]).map { row in
      Stock(id: id, left: row[1] ? row[0] as Int64 : nil, version: row[2], lamport: row[3])
    }
  }

  func changedRows(since old: Stock?, _ realm: Realm) -> [ProjectedRow] {
    let row = ProjectedRow(
      Self.inventoryTable, [id.rawValue, left ?? 0, left != nil, version, lamport])
    guard let left, left < 0 else { return [row] }
    return [
      row,
      ProjectedRow(
        Check.reviewTable,
        [
          reviewID, "negative_stock", Self.aggregateType.rawValue, id.rawValue,
          "\(Quantity(thousandths: -left).text) more were sold than there were", "",
        ]),
    ]
  }

  func removedRows(since old: Stock) -> [RowKey] {
    (old.left ?? 0) < 0 && (left ?? 0) >= 0 ? [RowKey(Check.reviewTable, reviewID)] : []
  }
}

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
          try Stock.restored(ID<Stock>(id), log.db).map { (ProductID(id), $0) }
        }, uniquingKeysWith: { first, _ in first })
    }
  }
}
