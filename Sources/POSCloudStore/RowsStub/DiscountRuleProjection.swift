import POSModel

extension DiscountRule: Projected {
  static let rulesTable = ProjectedTable(
    "discount_rules", key: ["id"],
    columns: [
      "name", "scope", "percent_ppm", "amount_minor", "price_minor", "count", "plus",
      "time_window", "needs_approval", "is_active", "version", "lamport",
    ])

  func changedRows(since old: DiscountRule?, _ realm: CloudRealm) -> [ProjectedRow] {
    var (percent, amount, price, count): (Int64?, Int64?, Int64?, Int64?) = (nil, nil, nil, nil)
    switch entry.kind {
    case .percent(let parts): percent = parts
    case .amount(let money): amount = money.minorUnits
    case .fixedPrice(let money): price = money.minorUnits
    case .countForPrice(let pieces, let money): (count, price) = (pieces, money.minorUnits)
    }
    return [
      ProjectedRow(
        Self.rulesTable,
        [
          id.rawValue, entry.name, entry.scope.rawValue, percent, amount, price, count,
          entry.plus.joined(separator: "|"), entry.window?.text, entry.needsApproval,
          entry.isActive, version, lamport,
        ])
    ]
  }
}
