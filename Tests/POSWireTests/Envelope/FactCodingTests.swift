import POSModel
import POSWire
import Testing

/// Payloads are kept for ever: what was written once must be read for ever.
struct FactCodingTests {
  private func text(_ fact: some LoggableFact) throws -> String {
    String(decoding: try FactCoding.payload(of: fact), as: UTF8.self)
  }

  private func readBack<Fact: LoggableFact>(_ fact: Fact) throws -> Fact? {
    try FactCoding.fact(Fact.self, type: fact.type, payload: FactCoding.payload(of: fact))
  }

  private static let item = CheckItemID("i1")
  private static let payment = Payment(
    id: PaymentID("p1"), tender: .cash, applied: Money(minorUnits: 1_005),
    tendered: Money(minorUnits: 2_000), rounding: Money(minorUnits: 2))

  @Test(arguments: [
    (
      CheckFact.itemQuantityChanged(item, .one), "order.updated",
      #"{"change":"item_quantity_changed","itemId":"i1","quantity":1000}"#
    ),
    (.itemRemoved(item), "order.updated", #"{"change":"item_removed","itemId":"i1"}"#),
    (
      .itemNoteChanged(item, "no salt"), "order.updated",
      #"{"change":"item_note_changed","itemId":"i1","note":"no salt"}"#
    ),
    (.recalled, "order.updated", #"{"change":"recalled"}"#),
    (.parked(name: "Tom", again: false), "order.parked", #"{"name":"Tom"}"#),
    (.parked(name: "", again: true), "order.reparked", #"{"name":""}"#),
    (.paid, "order.paid", "{}"),
    (.voided(reason: "left", approver: nil), "order.voided", #"{"reason":"left"}"#),
    (
      .voided(reason: "", approver: EmployeeID("mia")), "order.voided",
      #"{"approverId":"mia","reason":""}"#
    ),
    (
      .paymentTaken(payment), "payment.taken",
      #"{"appliedMinor":1005,"changeMinor":995,"paymentId":"p1","roundingMinor":2,"#
        + #""tender":"cash","tenderedMinor":2000}"#
    ),
  ]) func `a fact of a check is written so, and read back`(
    fact: CheckFact, type: String, payload: String
  ) throws {
    #expect(fact.type == type)
    #expect(try text(fact) == payload)
    #expect(try readBack(fact) == fact)
  }

  @Test func `a check's opening holds all that its sums depend on`() throws {
    var rules = StoreRules(currency: .usd)
    rules.cashRounding = CashRounding(coin: Money(minorUnits: 5))
    let fact = CheckFact.opened(
      CheckOpened(
        numbers: CheckNumbers(checkNumber: 10_001, callNumber: "A1"), rules: rules,
        orderType: .takeOut, businessDay: CalendarDay(daysSince1970: 20_605),
        device: DeviceID("L1")))
    #expect(
      try text(fact)
        == #"{"businessDay":"2026-06-01","callNumber":"A1","cashRoundingMinor":5,"#
        + #""checkNumber":10001,"currency":"USD","deviceId":"L1","orderType":"take_out","#
        + #""rvcId":"main","taxRule":{"mode":"exclusive","rounding":"check"}}"#)
    #expect(try readBack(fact) == fact)
  }

  @Test func `facts about staff, menu and rules are read back`() throws {
    var entry = ProductEntry(
      plu: "1", name: "Café ☕️", category: "", position: 3, price: Money(minorUnits: 5))
    (entry.taxes, entry.barcodes, entry.station) = (["a"], ["4", "5"], StationID("bar"))
    #expect(try readBack(ProductFact.entered(entry)) == .entered(entry))
    for pin in [nil, PINRecord(lookup: "l", hash: "h")] {
      let employee = EmployeeFact.entered(EmployeeEntry(name: "Bo", role: .cook, pin: pin))
      #expect(try readBack(employee) == employee)
    }
    #expect(try readBack(SettingFact.changed("5 10")) == .changed("5 10"))
    let facts: [LogInFact] = [
      .loggedIn(EmployeeID("a")), .approved(EmployeeID("a")), .loggedOut, .pinWrong,
      .inactiveRefused(EmployeeID("a")),
    ]
    for fact in facts { #expect(try readBack(fact) == fact) }
    #expect(Set(facts.map(\.type)).count == facts.count)
  }

  @Test(arguments: [
    ("order.split", "{}"), ("order.updated", #"{"change":"item_discounted","itemId":"i"}"#),
  ]) func `what a newer program made is not understood, which is no fault`(
    type: String, payload: String
  ) throws {
    #expect(try FactCoding.fact(CheckFact.self, type: type, payload: Array(payload.utf8)) == nil)
  }

  @Test(arguments: [
    ("order.voided", "{}"), ("order.updated", "{}"), ("order.created", "{}"),
    ("order.updated", #"{"change":"item_quantity_changed","itemId":"i","quantity":0}"#),
    ("order.updated", #"{"change":"item_quantity_changed","itemId":"i","quantity":1000000001}"#),
    (
      "payment.taken",
      #"{"appliedMinor":5,"changeMinor":5,"paymentId":"p","roundingMinor":0,"tender":"cash","#
        + #""tenderedMinor":9}"#
    ),
    (
      "payment.taken",
      #"{"appliedMinor":-5,"changeMinor":0,"paymentId":"p","roundingMinor":0,"tender":"cash","#
        + #""tenderedMinor":-5}"#
    ),
    (
      "payment.taken",
      #"{"appliedMinor":1000000000001,"changeMinor":0,"paymentId":"p","roundingMinor":0,"#
        + #""tender":"cash","tenderedMinor":1000000000001}"#
    ),
  ]) func `a payload that cannot be is a fault`(type: String, payload: String) {
    #expect(throws: DecodingError.self) {
      try FactCoding.fact(CheckFact.self, type: type, payload: Array(payload.utf8))
    }
  }

  @Test(arguments: ["checkNumber", "businessDay"])
  func `an opening with a number or day that no table takes is a fault`(field: String) throws {
    let opened = CheckOpened(
      numbers: CheckNumbers(checkNumber: 0, callNumber: "A1"),
      rules: StoreRules(currency: .usd), orderType: .eatIn,
      businessDay: CalendarDay(daysSince1970: 0), device: DeviceID("L1"))
    let payload = try text(CheckFact.opened(opened))
      .replacing(
        #""checkNumber":0"#,
        with: field == "checkNumber" ? #""checkNumber":0"# : #""checkNumber":1"#
      )
      .replacing("1970-01-01", with: field == "businessDay" ? "someday" : "1970-01-01")
    #expect(throws: DecodingError.self) {
      try FactCoding.fact(CheckFact.self, type: "order.created", payload: Array(payload.utf8))
    }
  }

  @Test func `a product for less than nothing is a fault`() throws {
    let entry = ProductEntry(
      plu: "1", name: "x", category: "", position: 0, price: Money(minorUnits: -1))
    #expect(throws: DecodingError.self) { try readBack(ProductFact.entered(entry)) }
  }
}
