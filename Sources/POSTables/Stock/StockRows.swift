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
      Self.inventoryTable,
      [id.row, (left ?? 0).row, (left != nil).row, version.row, lamport.row])
    guard let left, left < 0 else { return [row] }
    return [
      row,
      TableRow(
        Check.reviewTable,
        [
          reviewID.row, "negative_stock".row, Self.aggregateType.row, id.row,
          "\(Quantity(thousandths: -left).text) more were sold than there were".row, "".row,
        ]),
    ]
  }

  /// What is gone.
  public func removedRows(since old: Stock) -> [RowKey] {
    (old.left ?? 0) < 0 && (left ?? 0) >= 0 ? [RowKey(Check.reviewTable, reviewID)] : []
  }
}
