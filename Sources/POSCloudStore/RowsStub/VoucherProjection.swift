import POSModel

extension Voucher: Projected {
  static let vouchersTable = ProjectedTable(
    "vouchers", key: ["number"], columns: ["issued_minor", "left_minor", "version", "lamport"])

  private var reviewID: String { "overdrawn_voucher:\(id.rawValue)" }

  func changedRows(since old: Voucher?, _ realm: CloudRealm) -> [ProjectedRow] {
    let row = ProjectedRow(
      Self.vouchersTable, [id.rawValue, issued.minorUnits, left.minorUnits, version, lamport])
    guard left < .zero else { return [row] }
    return [
      row,
      ProjectedRow(
        Check.reviewTable,
        [
          reviewID, "overdrawn_voucher", Self.aggregateType.rawValue, id.rawValue,
          "\(Currency.usd.text(-left)) more was paid with it than was on it", changedAt.text,
        ]),
    ]
  }

  func removedRows(since old: Voucher) -> [RowKey] {
    old.left < .zero && left >= .zero ? [RowKey(Check.reviewTable, reviewID)] : []
  }
}
