public import POSModel

extension Voucher: Tabulated {
  /// Where it is copied.
  public static let tables = [vouchersTable]

  static let vouchersTable = StoredTable(
    "vouchers", key: ["number"], columns: ["issued_minor", "left_minor", "version", "lamport"])

  private var reviewID: String { "overdrawn_voucher:\(id.rawValue)" }

  /// What changed.
  public func changedRows(since old: Voucher?, _ owner: RowOwner) -> [TableRow] {
    let row = TableRow(
      Self.vouchersTable,
      [id.row, issued.row, left.row, version.row, lamport.row])
    guard left < .zero else { return [row] }
    return [
      row,
      TableRow(
        Check.reviewTable,
        [
          reviewID.row, "overdrawn_voucher".row, Self.aggregateType.row, id.row,
          "\(owner.currency.text(-left)) more was paid with it than was on it".row, changedAt.row,
        ]),
    ]
  }

  /// What is gone.
  public func removedRows(since old: Voucher) -> [RowKey] {
    old.left < .zero && left >= .zero ? [RowKey(Check.reviewTable, reviewID)] : []
  }
}
