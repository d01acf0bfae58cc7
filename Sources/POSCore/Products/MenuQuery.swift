import GRDB
public import POSModel

extension Store {
  /// All that is sold.
  ///
  /// Read from the rows, not folded from the log: a till with 50 000 products starts at once.
  ///
  /// - Throws: ``StoreFailure``.
  public func menu() throws -> Menu {
    try read { log in
      let barcodes = Dictionary(
        grouping: try Row.fetchAll(
          log.db, sql: "SELECT product_id, barcode FROM product_barcodes ORDER BY barcode"),
        by: { $0[0] as String })
      let rows = try Row.fetchAll(log.db, sql: "SELECT * FROM products WHERE is_active = 1")
      return Menu(
        products: rows.map { row in
          Product(row: row, barcodes: barcodes[row["id"], default: []].map { $0[1] })
        }, sold: try soldLately(log))
    }
  }

  /// How many of the lines rung last each product has: what sells now, not what ever sold. Ids rise
  /// with time, so the last lines are those with the highest.
  ///
  /// - Throws: the database's error.
  private func soldLately(_ log: EventLog) throws -> [ProductID: Int] {
    let rows = try Row.fetchAll(
      log.db,
      sql: """
        SELECT product_id, COUNT(*) FROM
          (SELECT product_id FROM check_items ORDER BY id DESC LIMIT 2000)
        GROUP BY product_id ORDER BY product_id
        """)
    return Dictionary(
      rows.map { (ProductID($0[0]), $0[1] as Int) }, uniquingKeysWith: { first, _ in first })
  }

  /// All products ever entered, in menu order, also those not sold any more.
  ///
  /// - Throws: ``StoreFailure``.
  public func products() throws -> [Product] {
    try read { log in
      try String.fetchAll(log.db, sql: "SELECT id FROM products ORDER BY position, id")
        .compactMap { try log.folded(ProductID($0)).state }
    }
  }
}

extension Product {
  /// The product of a row of `products`: the inverse of its projection.
  fileprivate init(row: Row, barcodes: [String]) {
    var entry = ProductEntry(
      plu: row["plu"], name: row["name"], category: row["category"], position: row["position"],
      price: Money(minorUnits: row["price_minor"]))
    func parts(_ column: String, _ separator: Character) -> [String] {
      (row[column] as String).split(separator: separator).map { String($0) }
    }
    entry.kitchenName = row["kitchen_name"]
    entry.taxes = parts("taxes", "+")
    entry.station = (row["station_id"] as String?).map { StationID($0) }
    entry.barcodes = barcodes
    entry.modifierGroups = parts("modifier_groups", "|")
    (entry.tracksStock, entry.unit) = (row["tracks_stock"], row["unit"])
    (entry.takesFractions, entry.isActive) = (row["takes_fractions"], row["is_active"])
    self.init(
      id: ProductID(row["id"]), entry: entry, version: row["version"], lamport: row["lamport"])
  }
}
