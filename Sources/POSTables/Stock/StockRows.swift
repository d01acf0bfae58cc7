public import POSModel

extension Stock: Tabulated {
  /// Where it is copied.
  public static let tables = [inventoryTable]

  static let inventoryTable = StoredTable(
    "inventory", key: ["product_id"],
    columns: ["on_hand_thousandths", "is_counted", "version", "lamport"])

  private var reviewID: String { "negative_stock:\(id.rawValue)" }

  /// What a product sold goes on for years; its row holds all that is left of it.
  public static func restored(_ id: ID<Stock>, _ row: [RowValue]) -> Stock? {
    guard let left = row[1].integer, let isCounted = row[2].integer,
      let version = row[3].integer, let lamport = row[4].integer
    else { return nil }
    return Stock(
      id: id, left: isCounted == 1 ? left : nil, version: Int(version), lamport: lamport)
  }

  /// Its row holds all of it.
  public static var isHeldByRow: Bool { true }

  /// What changed.
  public func changedRows(since old: Stock?, _ owner: RowOwner) -> [TableRow] {
    let row = TableRow(
      Self.inventoryTable, [id.rawValue, left ?? 0, left != nil, version, lamport])
    guard let left, left < 0 else { return [row] }
    return [
      row,
      TableRow(
        Check.reviewTable,
        [
          reviewID, "negative_stock", Self.aggregateType.rawValue, id.rawValue,
          "\(Quantity(thousandths: -left).text) more were sold than there were", "",
        ]),
    ]
  }

  /// What is gone.
  public func removedRows(since old: Stock) -> [RowKey] {
    (old.left ?? 0) < 0 && (left ?? 0) >= 0 ? [RowKey(Check.reviewTable, reviewID)] : []
  }
}
