extension StoreRules {
  /// Sets one of the rules that are lists.
  ///
  /// - Throws: `RuleFault`.
  mutating func setList(
    _ key: String, to value: String, fault: (String) -> RuleFault
  ) throws(RuleFault) {
    switch key {
    case "tax.rates.take_out": try setRates(of: .takeOut, to: value, fault: fault)
    case "tax.rates.drive_through": try setRates(of: .driveThrough, to: value, fault: fault)
    case "call.letters": try setCallLetters(value, fault: fault)
    case "barcode.weight":
      weightBarcodes = try prefixes(value, besides: priceBarcodes, fault: fault)
    case "barcode.price":
      priceBarcodes = try prefixes(value, besides: weightBarcodes, fault: fault)
    case "tender.card.offline": try setOfflineLimits(of: .card, to: value, fault: fault)
    case "tender.mobile_money.offline":
      try setOfflineLimits(of: .mobileMoney, to: value, fault: fault)
    case "kds.ages":
      guard let ages = KitchenRules.ages(from: value) else {
        throw fault("must be seconds to orange and red: 300/600, bar=120/240")
      }
      kitchen.ages = ages.all ?? KitchenRules().ages
      kitchen.stationAges = ages.stations
    case "kds.expo":
      guard let expo = KitchenRules.Expo(rawValue: value) else {
        throw fault("must be no, yes or waits")
      }
      kitchen.expo = expo
    case "board.minutes":
      guard let minutes = Int(value), (1...60).contains(minutes) else {
        throw fault("must be 1 to 60")
      }
      kitchen.boardMinutes = minutes
    default:
      guard let parts = TaxRate.partsPerMillion(fromPercent: value), parts <= 1_000_000 else {
        throw fault("must be 0 to 100 percent")
      }
      limits[key == "limit.manager.discount" ? .manager : .cashier]?.discountParts = parts
    }
  }

  /// Sets the rates that differ for an order type; only names that ``taxRates`` has.
  ///
  /// - Throws: `RuleFault`.
  private mutating func setRates(
    of type: OrderType, to value: String, fault: (String) -> RuleFault
  ) throws(RuleFault) {
    guard let rates = Self.rates(from: value) else {
      throw fault("must be name=percent pairs, such as food=7")
    }
    taxRatesByOrderType[type] = rates
  }

  /// Sets the letters of call numbers.
  ///
  /// - Throws: `RuleFault`.
  private mutating func setCallLetters(
    _ value: String, fault: (String) -> RuleFault
  ) throws(RuleFault) {
    var letters: [OrderType: String] = [:]
    for pair in value.split(separator: " ") {
      let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let type = OrderType(rawValue: String(parts[0])),
        (1...2).contains(parts[1].utf8.count),
        parts[1].utf8.allSatisfy({ (65...90).contains($0) })
      else { throw fault("must be order types with one or two capital letters: take_out=T") }
      letters[type] = String(parts[1])
    }
    callLetters = letters
  }

  /// Reads first digits of barcodes.
  ///
  /// - Throws: `RuleFault`.
  private func prefixes(
    _ value: String, besides others: [String], fault: (String) -> RuleFault
  ) throws(RuleFault) -> [String] {
    if value == "none" { return [] }
    let prefixes = value.split(separator: " ").map { String($0) }
    guard prefixes.allSatisfy({ Int($0).map { (20...29).contains($0) } ?? false }) else {
      throw fault("must be numbers from 20 to 29, or none")
    }
    guard prefixes.allSatisfy({ !others.contains($0) }) else {
      throw fault("must not be what the other kind of label begins with")
    }
    return prefixes
  }

  /// Sets how far a tender may go while its network is down.
  ///
  /// - Throws: `RuleFault`.
  private mutating func setOfflineLimits(
    of tender: Tender, to value: String, fault: (String) -> RuleFault
  ) throws(RuleFault) {
    let parts = value.split(separator: " ").map { String($0) }
    switch (parts.count, parts.first) {
    case (0, _), (1, "none"): offlineLimits[tender] = nil
    case (1, "0"): offlineLimits[tender] = OfflineLimits.none
    case (3, _):
      guard let most = currency.money(from: parts[0]), let count = Int(parts[1]), count >= 0,
        let sum = currency.money(from: parts[2])
      else { throw fault("must be an amount, a number and an amount: 50 20 500") }
      offlineLimits[tender] = OfflineLimits(perPayment: most, count: count, sum: sum)
    default: throw fault("must be an amount, a number and an amount: 50 20 500, or 0, or none")
    }
  }
}
