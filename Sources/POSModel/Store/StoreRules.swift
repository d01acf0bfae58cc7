/// The rules of a store: what all of its lanes must agree on.
///
/// They are kept as settings, one key each; ``set(_:to:)`` names them.
public struct StoreRules: Sendable, Equatable {
  /// The currency of all amounts; fixed when the store was set up.
  public var currency: Currency
  /// Whether nobody was entered yet.
  public var isNew = false
  /// What the header and receipts call the store.
  public var storeName = ""
  /// The revenue center checks are numbered in.
  public var revenueCenter = RVCID("main")
  /// How tax is worked out.
  public var taxRule = TaxRule(mode: .exclusive, rounding: .check)
  /// The rates by the names the menu uses, in parts per million.
  public var taxRates: [String: Int64] = [:]
  /// How cash is rounded.
  public var cashRounding = CashRounding.none
  /// The notes offered on the payment screen, smallest first, at most four.
  public var quickNotes: [Money]
  /// The length of every PIN, where the store fixed it.
  public var pinLength: Int?
  /// The hour of the day a business day starts.
  public var dayStartHour = 4
  /// Seconds without a key after which the till locks; 0 for never.
  public var lockSeconds = 300
  /// How an order is taken unless the cashier says otherwise.
  public var orderType = OrderType.eatIn
  /// The rates that differ for an order type, by the names the menu uses.
  public var taxRatesByOrderType: [OrderType: [String: Int64]] = [:]
  /// What call numbers of an order type begin with, where they have a letter of their own.
  public var callLetters: [OrderType: String] = [:]
  /// How the kitchens work.
  public var kitchen = KitchenRules()
  /// What is printed where.
  public var printing = PrintRules()
  /// How far a tender may go while its network is down; nil when it does without.
  public var offlineLimits: [Tender: OfflineLimits] = [:]
  /// The first two digits of barcodes that hold a weight in thousandths.
  public var weightBarcodes: [String] = ["20", "21", "28"]
  /// The first two digits of barcodes that hold a price.
  public var priceBarcodes: [String] = ["22", "23", "29"]
  /// The largest cash a guest may hand over.
  public var largestCash = Money(minorUnits: 100_000_000)
  var limits: [Role: RoleLimits]

  /// The rules a store begins with.
  public init(currency: Currency) {
    self.currency = currency
    let unit = currency.minorUnitsPerMajor
    let notes: [Int64] =
      [0: [1000, 2000, 5000, 10_000], 3: [1, 5, 10, 20]][currency.minorDigits]
      ?? [5, 10, 20, 50]
    quickNotes = notes.map { Money(minorUnits: $0 * unit) }
    // What is much differs as the notes do: at most one of the largest is voided, and 200 rung.
    let largest = (notes.last ?? 50) * unit
    limits = [
      .cashier: RoleLimits(
        voidTotal: Money(minorUnits: largest), checkTotal: Money(minorUnits: 200 * largest),
        refundTotal: .zero, discountParts: 100_000),
      .manager: RoleLimits(
        voidTotal: .limit, checkTotal: .limit, refundTotal: .limit, discountParts: 1_000_000),
    ]
    offlineLimits = [.card: .none, .mobileMoney: .none]
  }

  /// Whether there could be such a coin: 1, 2, 5 or 25 with noughts, worth less than most notes.
  private func isCoin(_ amount: Money) -> Bool {
    var units = amount.minorUnits
    guard units > 0, units <= 10 * max(currency.minorUnitsPerMajor, 10) else { return false }
    while units % 10 == 0 { units /= 10 }
    return [1, 2, 5, 25].contains(units)
  }

  /// The tax a menu names, for an order type: one of ``taxRates``, or a percent such as `8%` as it
  /// stands.
  public func taxRate(_ name: String, for type: OrderType = .eatIn) -> TaxRate? {
    if let rate = taxRatesByOrderType[type]?[name] ?? taxRates[name] {
      return TaxRate(name: name, partsPerMillion: rate)
    }
    return TaxRate.partsPerMillion(fromPercent: name).map {
      TaxRate(name: "Tax", partsPerMillion: $0)
    }
  }

  /// How far a role may go; a role without limits of its own may go nowhere.
  public func limits(of role: Role) -> RoleLimits {
    limits[role]
      ?? RoleLimits(
        voidTotal: .zero, checkTotal: .zero, refundTotal: .zero, discountParts: 0)
  }

  /// The keys there are, with what they take.
  public static let keys: [(key: String, takes: String)] =
    (ownKeys + PrintRules.keys).sorted { $0.key < $1.key }

  private static let ownKeys: [(key: String, takes: String)] = [
    ("barcode.price", "first two digits of barcodes that hold a price: 22 23"),
    ("barcode.weight", "first two digits of barcodes that hold a weight: 20 21"),
    ("board.minutes", "1 to 60: how long the guests' board shows what was served"),
    ("call.letters", "letters of call numbers by order type: take_out=T drive_through=D"),
    ("cash.largest", "an amount: the most cash a guest may hand over"),
    ("cash.notes", "up to four amounts: 5 10 20 50"),
    ("cash.rounding", "the smallest coin, such as 0.05"),
    ("day.start_hour", "0 to 23: when a business day starts"),
    ("kds.ages", "seconds to orange/red, of stations too: 300/600 bar=120/240"),
    ("kds.expo", "no, yes or waits: who serves what stations have made"),
    ("limit.cashier.check", "an amount: the largest check a cashier may ring"),
    ("limit.cashier.discount", "a percent: the most a cashier may take off"),
    ("limit.cashier.refund", "an amount: the most a cashier may return"),
    ("limit.cashier.void", "an amount: the largest check a cashier may void"),
    ("limit.manager.check", "an amount: the largest check a manager may ring"),
    ("limit.manager.discount", "a percent: the most a manager may take off"),
    ("limit.manager.refund", "an amount: the most a manager may return"),
    ("limit.manager.void", "an amount: the largest check a manager may void"),
    ("lock.seconds", "seconds without a key until the till locks, 0 for never"),
    ("order.type", "eat_in, take_out or drive_through: unless the cashier says otherwise"),
    ("pin.length", "4 to 8, or empty when PINs differ in length"),
    ("store.name", "what the header and receipts call the store"),
    ("tax.mode", "exclusive or inclusive"),
    ("tax.rates", "name=percent, separated by spaces: food=8 drink=10"),
    ("tax.rates.drive_through", "the rates that differ for drive-through"),
    ("tax.rates.take_out", "the rates that differ for take-out"),
    ("tax.rounding", "line or check"),
    ("tender.card.offline", "per payment, count and sum while offline: 50 20 500, 0 or none"),
    (
      "tender.mobile_money.offline",
      "the same; 0 refuses it while offline, none does without the network"
    ),
  ]

  /// Sets one rule from text; empty text sets it back to what a store begins with.
  ///
  /// - Throws: `RuleFault` when there is no such rule or it cannot be that; nothing changes then.
  public mutating func set(_ key: String, to value: String) throws(RuleFault) {
    func fault(_ reason: String) -> RuleFault { RuleFault(key: key, value: value, reason: reason) }
    let beginning = StoreRules(currency: currency).text(of: key)
    if value.isEmpty, !beginning.isEmpty { return try set(key, to: beginning) }
    switch key {
    case "store.name":
      guard value.unicodeScalars.count <= 60,
        !value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
      else { throw fault("must be at most 60 characters, without control characters") }
      storeName = value
    case "tax.mode":
      guard let mode = TaxRule.Mode(rawValue: value) else {
        throw fault("must be exclusive or inclusive")
      }
      taxRule.mode = mode
    case "tax.rounding":
      guard let rounding = TaxRule.Rounding(rawValue: value) else {
        throw fault("must be line or check")
      }
      taxRule.rounding = rounding
    case "tax.rates":
      guard let rates = Self.rates(from: value) else {
        throw fault("must be name=percent pairs, such as food=8 drink=10")
      }
      taxRates = rates
    case "order.type":
      guard let type = OrderType(rawValue: value) else {
        throw fault("must be eat_in, take_out or drive_through")
      }
      orderType = type
    case "pin.length":
      guard value.isEmpty || (4...8).contains(Int(value) ?? 0) else {
        throw fault("must be 4 to 8, or empty")
      }
      pinLength = Int(value)
    case "day.start_hour":
      guard let hour = Int(value), (0...23).contains(hour) else { throw fault("must be 0 to 23") }
      dayStartHour = hour
    case "lock.seconds":
      guard let seconds = Int(value), (0...86_400).contains(seconds) else {
        throw fault("must be 0 to 86400")
      }
      lockSeconds = seconds
    case "tax.rates.take_out", "tax.rates.drive_through", "call.letters", "barcode.weight",
      "barcode.price", "tender.card.offline", "tender.mobile_money.offline",
      "limit.cashier.discount", "limit.manager.discount", "kds.ages", "kds.expo",
      "board.minutes":
      try setList(key, to: value, fault: fault)
    case _ where PrintRules.keys.contains { $0.key == key }:
      try printing.set(key, to: value, fault: fault)
    default: try setAmount(key, to: value, fault: fault)
    }
  }

  /// Sets one of the rules that are amounts.
  ///
  /// - Throws: `RuleFault`.
  private mutating func setAmount(
    _ key: String, to value: String, fault: (String) -> RuleFault
  ) throws(RuleFault) {
    let amounts = value.split(separator: " ").map { currency.money(from: String($0)) }
    let read = amounts.compactMap { $0 }
    guard Self.keys.contains(where: { $0.key == key }) else { throw fault("there is no such rule") }
    guard read.count == amounts.count, read.allSatisfy({ $0 > .zero }) || key.hasPrefix("limit.")
    else { throw fault("must be an amount in \(currency.code)") }
    if key == "cash.notes" {
      guard read.count <= 4 else { throw fault("must be at most four amounts") }
      quickNotes = read.sorted()
      return
    }
    guard read.count == 1, let amount = read.first else { throw fault("must be one amount") }
    switch key {
    case "cash.rounding":
      guard isCoin(amount) else { throw fault("must be a coin: 0.05, 0.10, 1") }
      cashRounding = CashRounding(coin: amount)
    case "cash.largest": largestCash = amount
    case "limit.cashier.void": limits[.cashier]?.voidTotal = amount
    case "limit.cashier.check": limits[.cashier]?.checkTotal = amount
    case "limit.manager.void": limits[.manager]?.voidTotal = amount
    case "limit.manager.check": limits[.manager]?.checkTotal = amount
    case "limit.cashier.refund": limits[.cashier]?.refundTotal = amount
    case "limit.manager.refund": limits[.manager]?.refundTotal = amount
    default: throw fault("there is no such rule")
    }
  }

  static func rates(from text: String) -> [String: Int64]? {
    var rates: [String: Int64] = [:]
    for pair in text.split(separator: " ") {
      let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, rates[String(parts[0])] == nil,
        !parts[0].contains("+"),
        let rate = TaxRate.partsPerMillion(fromPercent: String(parts[1]))
      else { return nil }
      rates[String(parts[0])] = rate
    }
    return rates
  }
}
