import POSModel

extension Stock: Projected {
  static let inventoryTable = ProjectedTable(
    "inventory", key: ["product_id"],
    columns: ["on_hand_thousandths", "is_counted", "version", "lamport"])

  private var reviewID: String { "negative_stock:\(id.rawValue)" }

  func changedRows(since old: Stock?, _ realm: CloudRealm) -> [ProjectedRow] {
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
