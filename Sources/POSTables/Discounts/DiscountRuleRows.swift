public import POSModel

extension DiscountRule: Tabulated {
  /// Where it is copied.
  public static let tables = [rulesTable]

  static let rulesTable = StoredTable(
    "discount_rules", key: ["id"],
    columns: [
      "name", "scope", "percent_ppm", "amount_minor", "price_minor", "count", "plus",
      "time_window", "needs_approval", "is_active", "version", "lamport",
    ])

  /// What changed.
  public func changedRows(since old: DiscountRule?, _ owner: RowOwner) -> [TableRow] {
    var (percent, amount, price, count): (Int64?, Int64?, Int64?, Int64?) = (nil, nil, nil, nil)
    switch entry.kind {
    case .percent(let parts): percent = parts
    case .amount(let money): amount = money.minorUnits
    case .fixedPrice(let money): price = money.minorUnits
    case .countForPrice(let pieces, let money): (count, price) = (pieces, money.minorUnits)
    }
    return [
      TableRow(
        Self.rulesTable,
        [
          id.row, entry.name.row, entry.scope.row, percent.row, amount.row, price.row, count.row,
          entry.plus.joined(separator: "|").row, (entry.window?.text).row, entry.needsApproval.row,
          entry.isActive.row, version.row, lamport.row,
        ])
    ]
  }
}
