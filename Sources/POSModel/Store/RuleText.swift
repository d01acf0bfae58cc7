extension StoreRules {
  /// A rule as it is typed; empty when it is not set, or there is none such.
  public func text(of key: String) -> String {
    switch key {
    case "store.name": storeName
    case "tax.mode": taxRule.mode.rawValue
    case "tax.rounding": taxRule.rounding.rawValue
    case "tax.rates": Self.text(of: taxRates)
    case "tax.rates.take_out": Self.text(of: taxRatesByOrderType[.takeOut] ?? [:])
    case "tax.rates.drive_through": Self.text(of: taxRatesByOrderType[.driveThrough] ?? [:])
    case "call.letters":
      callLetters.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: " ")
    case "kds.ages": kitchen.agesText
    case "kds.expo": kitchen.expo.rawValue
    case "board.minutes": "\(kitchen.boardMinutes)"
    case "barcode.weight": text(of: weightBarcodes)
    case "barcode.price": text(of: priceBarcodes)
    case "tender.card.offline": text(of: offlineLimits[.card])
    case "tender.mobile_money.offline": text(of: offlineLimits[.mobileMoney])
    case "limit.cashier.discount": percent(limits(of: .cashier).discountParts)
    case "limit.manager.discount": percent(limits(of: .manager).discountParts)
    case "limit.cashier.refund": typed(limits(of: .cashier).refundTotal)
    case "limit.manager.refund": typed(limits(of: .manager).refundTotal)
    case "order.type": orderType.rawValue
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
    default: printing.text(of: key) ?? ""
    }
  }

  /// An amount as it is typed, without commas.
  private func typed(_ money: Money) -> String { currency.text(money).filter { $0 != "," } }

  private static func text(of rates: [String: Int64]) -> String {
    rates.sorted { $0.key < $1.key }.map { name, rate in
      "\(name)=\(TaxRate(name: name, partsPerMillion: rate).percentText.dropLast())"
    }.joined(separator: " ")
  }

  private func text(of prefixes: [String]) -> String {
    prefixes.isEmpty ? "none" : prefixes.joined(separator: " ")
  }

  private func text(of limits: OfflineLimits?) -> String {
    guard let limits else { return "none" }
    guard !limits.isNone else { return "0" }
    return "\(typed(limits.perPayment)) \(limits.count) \(typed(limits.sum))"
  }

  private func percent(_ parts: Int64) -> String {
    String(TaxRate(name: "", partsPerMillion: parts).percentText.dropLast())
  }
}
