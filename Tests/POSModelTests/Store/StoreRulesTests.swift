import POSModel
import Testing

struct StoreRulesTests {
  /// The rules a store begins with, but for one.
  ///
  /// - Throws: `RuleFault`.
  private func set(_ key: String, _ value: String) throws(RuleFault) -> StoreRules {
    var rules = StoreRules(currency: .usd)
    try rules.set(key, to: value)
    return rules
  }

  @Test func `every rule there is can be set`() throws {
    let values = [
      "barcode.price": "22", "barcode.weight": "none",
      "board.minutes": "9", "kds.ages": "60/90 bar=30/45", "kds.expo": "waits",
      "call.letters": "take_out=T drive_through=DT",
      "cash.largest": "500", "cash.notes": "20 5 10", "cash.rounding": "0.05",
      "day.start_hour": "6", "limit.cashier.check": "100", "limit.cashier.discount": "12.5",
      "limit.cashier.refund": "30", "limit.cashier.void": "0", "limit.manager.check": "1,000",
      "limit.manager.discount": "100", "limit.manager.refund": "500", "limit.manager.void": "1000",
      "lock.seconds": "0", "order.type": "take_out", "pin.length": "6", "store.name": "Harbor",
      "print.printers": "front=tcp://10.0.0.5:9100,escpos,48,cp437+cp866 bar=cups:labels,zpl",
      "print.receipts": "front L2=bar", "print.receipts.auto": "no",
      "print.stations": "kitchen=front bar=bar", "receipt.footer": "Thank you!|Come again",
      "receipt.header": "Harbor Grill", "receipt.qr": "https://harbor.example/{check}",
      "tax.mode": "inclusive",
      "tax.rates": "food=8 drink=10.5", "tax.rates.drive_through": "food=6",
      "tax.rates.take_out": "food=5", "tax.rounding": "line", "tender.card.offline": "50 20 500",
      "tender.mobile_money.offline": "none",
    ]
    #expect(values.keys.sorted() == StoreRules.keys.map(\.key))
    var rules = StoreRules(currency: .usd)
    for (key, value) in values { try rules.set(key, to: value) }
    #expect(rules.largestCash == Shop.usd(50_000))
    #expect(rules.quickNotes == [500, 1_000, 2_000].map(Shop.usd))
    #expect(rules.cashRounding == CashRounding(coin: Shop.usd(5)))
    #expect(rules.taxRates == ["food": 80_000, "drink": 105_000])
    #expect(rules.taxRule == TaxRule(mode: .inclusive, rounding: .line))
    #expect(rules.limits(of: .cashier).voidTotal == .zero)
    #expect(rules.limits(of: .manager).checkTotal == Shop.usd(100_000))
    #expect(rules.limits(of: .cook).checkTotal == .zero)
    #expect(rules.pinLength == 6)
    expectLaterRules(rules)
    let printing = rules.printing
    #expect(printing.printers.map(\.columns) == [48, 32])
    #expect(printing.printers.map(\.language) == [.escpos, .zpl])
    #expect(printing.receiptPrinter(of: DeviceID("L1")) == PrinterID("front"))
    #expect(printing.receiptPrinter(of: DeviceID("L2")) == PrinterID("bar"))
    #expect(printing.stationPrinters[.bar] == PrinterID("bar"))
    #expect(!printing.isAutomatic && printing.footer == ["Thank you!", "Come again"])
    #expect(rules.orderType == .takeOut)
    #expect((rules.dayStartHour, rules.lockSeconds, rules.storeName) == (6, 0, "Harbor"))
  }

  @Test(arguments: [("USD", 5_000), ("JPY", 10_000), ("KWD", 20_000)])
  func `what a cashier may do goes by the notes of the currency`(
    code: String, largestNote: Int64
  ) throws {
    let rules = StoreRules(currency: try #require(Currency(code: code)))
    #expect(rules.quickNotes.last?.minorUnits == largestNote)
    #expect(rules.limits(of: .cashier).voidTotal.minorUnits == largestNote)
    #expect(rules.limits(of: .cashier).checkTotal.minorUnits == 200 * largestNote)
  }

  private func expectLaterRules(_ rules: StoreRules) {
    #expect(rules.limits(of: .cashier).discountParts == 125_000)
    #expect(rules.limits(of: .cashier).refundTotal == Shop.usd(3_000))
    #expect(rules.limits(of: .manager).refundTotal == Shop.usd(50_000))
    #expect((rules.priceBarcodes, rules.weightBarcodes) == (["22"], []))
    #expect(rules.callLetters == [.takeOut: "T", .driveThrough: "DT"])
    #expect(rules.taxRate("food", for: .takeOut)?.partsPerMillion == 50_000)
    #expect(rules.taxRate("drink", for: .takeOut)?.partsPerMillion == 105_000)
    #expect(rules.taxRate("food", for: .driveThrough)?.partsPerMillion == 60_000)
    #expect(rules.kitchen.ages(at: StationID("fry")) == KitchenRules.Ages(orange: 60, red: 90))
    #expect(rules.kitchen.ages(at: .bar) == KitchenRules.Ages(orange: 30, red: 45))
    #expect((rules.kitchen.expo, rules.kitchen.boardMinutes) == (.waits, 9))
    let limits = OfflineLimits(perPayment: Shop.usd(5_000), count: 20, sum: Shop.usd(50_000))
    #expect(rules.offlineLimits == [.card: limits])
  }

  @Test(arguments: [
    ("tax.mode", "both"), ("tax.rounding", "x"), ("tax.rates", "food"), ("tax.rates", "food=x"),
    ("tax.rates", "food=8 food=9"), ("tax.rates", "=8"), ("tax.rates", "a+b=8"),
    ("tax.rates", "food=8=9"), ("pin.length", "3"), ("pin.length", "9"), ("pin.length", "x"),
    ("day.start_hour", "24"), ("day.start_hour", "-1"), ("lock.seconds", "86401"),
    ("lock.seconds", "x"), ("cash.rounding", "0"), ("cash.rounding", "0.001"),
    ("cash.rounding", "1 2"), ("cash.rounding", "x"), ("cash.largest", "0"), ("cash.largest", "-5"),
    ("cash.notes", "1 2 3 4 5"), ("cash.notes", "x"), ("limit.cashier.void", "x"),
    ("limit.cashier.discount", "101"), ("limit.cashier.discount", "x"),
    ("limit.cashier.refund", "-1"), ("tax.rates.take_out", "food"), ("call.letters", "take_out=t"),
    ("call.letters", "take_out=ABC"), ("call.letters", "away=T"), ("barcode.weight", "19"),
    ("barcode.price", "x"), ("tender.card.offline", "50 20"), ("tender.card.offline", "x y z"),
    ("tender.card.offline", "50 -1 500"), ("tender.mobile_money.offline", "5"),
    ("cash.rounding", "0.03"), ("cash.rounding", "1000"), ("order.type", "away"),
    ("barcode.price", "20"), ("barcode.weight", "29"), ("kds.ages", "300"),
    ("kds.ages", "600/300"), ("kds.ages", "=1/2"), ("kds.ages", "1/2 3/4"), ("kds.expo", "maybe"),
    ("print.printers", "front"), ("print.printers", "front=http://x:1"),
    ("print.printers", "front=tcp://x"), ("print.printers", "front=tcp://x:99999"),
    ("print.printers", "front=tcp://x:1,pcl"), ("print.printers", "front=tcp://x:1,zpl,0"),
    ("print.printers", "front=tcp://x:1,escpos,42,cp1"), ("print.printers", "-a=cups:q"),
    ("print.printers", "a=cups:q a=cups:r"), ("print.printers", "a=cups:-o"),
    ("print.receipts", "a b"), ("print.stations", "kitchen"), ("print.receipts.auto", "maybe"),
    ("receipt.footer", "a\u{1B}b"),
    ("board.minutes", "0"), ("limit.waiter.void", "5"), ("unknown", "5"),
    ("", ""),
  ]) func `a rule that cannot be is refused by its name, and nothing changes`(
    key: String, value: String
  ) {
    var rules = StoreRules(currency: .usd)
    let fault = #expect(throws: RuleFault.self) { try rules.set(key, to: value) }
    #expect(fault?.key == key)
    #expect(fault?.value == value)
    #expect(rules == StoreRules(currency: .usd))
  }

  @Test func `a PIN's length can be let go again`() throws {
    #expect(try set("pin.length", "").pinLength == nil)
  }

  @Test(arguments: Role.allCases) func `managers and technicians change rules`(role: Role) {
    let actor = Shop.employee("x", role)
    let wish = ChangeSetting(
      key: Shop.key(), actor: actor.id, setting: SettingID("tax.mode"), value: "inclusive")
    let facts = try? wish.decide(nil, Shop.world(actor))  // Nil when refused.
    #expect((facts != nil) == (role == .manager || role == .technician))
  }

  @Test func `a rule that cannot be is not decided`() {
    let wish = ChangeSetting(
      key: Shop.key(), actor: Shop.mia.id, setting: SettingID("tax.mode"), value: "both")
    let refusal = #expect(throws: CatalogueRefusal.self) {
      try wish.decide(nil, Shop.world(Shop.mia))
    }
    guard case .badRule(let fault) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect((fault.key, fault.value) == ("tax.mode", "both"))
  }

  @Test(arguments: StoreRules.keys.map(\.key))
  func `what a rule shows sets it again, and empty text sets it back`(key: String) throws {
    let beginning = StoreRules(currency: .usd)
    var rules = beginning
    try rules.set("cash.rounding", to: "0.05")
    try rules.set("limit.cashier.void", to: "7")
    try rules.set("lock.seconds", to: "9")
    let shown = rules.text(of: key)
    var copy = beginning
    try copy.set(key, to: shown)
    #expect(copy.text(of: key) == shown)
    try rules.set(key, to: "")
    #expect(rules.text(of: key) == beginning.text(of: key))
  }
}
