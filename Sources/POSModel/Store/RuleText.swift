extension StoreRules {
  /// A rule as it is typed; empty when it is not set, or there is none such.
  public func text(of key: String) -> String {
    switch key {
    case "store.name": storeName
    case "tax.mode": taxRule.mode.rawValue
    case "tax.rounding": taxRule.rounding.rawValue
    case "tax.rates":
      taxRates.sorted { $0.key < $1.key }.map { name, rate in
        "\(name)=\(TaxRate(name: name, partsPerMillion: rate).percentText.dropLast())"
      }.joined(separator: " ")
    case "pin.length": pinLength.map { "\($0)" } ?? ""
    case "day.start_hour": "\(dayStartHour)"
    case "lock.seconds": "\(lockSeconds)"
    case "cash.notes": quickNotes.map(typed).joined(separator: " ")
    case "cash.rounding": typed(cashRounding.coin)
    case "cash.largest": typed(largestCash)
    case "limit.cashier.check": typed(limits(of: .cashier).checkTotal)
    case "limit.cashier.void": typed(limits(of: .cashier).voidTotal)
    case "limit.manager.check": typed(limits(of: .manager).checkTotal)
    case "limit.manager.void": typed(limits(of: .manager).voidTotal)
    default: ""
    }
  }

  /// An amount as it is typed, without commas.
  private func typed(_ money: Money) -> String { currency.text(money).filter { $0 != "," } }
}
