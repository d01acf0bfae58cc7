import GRDB
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// What another device may send, and what becomes of it.
struct ReceiveTests {
  private let till: Till
  private let peer = DeviceID("L2")

  init() throws { till = try Till.fresh() }

  private func event(
    _ seq: Int64, id: String? = nil, type: String = "order.split", kind: String = "order",
    of aggregate: String = "c1", lamport: Int64? = nil, origin: String = "L2",
    tenant: String = "harbor", payload: String = "{}"
  ) -> Envelope {
    Envelope(
      stamp: FactStamp(
        eventID: EventID(id ?? "\(origin)-\(seq)"), at: TestClock.noon,
        lamport: lamport ?? 2_000_000_000_000 + seq, origin: DeviceID(origin),
        actor: TestStaff.cashier),
      tenant: TenantID(tenant), store: StoreID("s1"), aggregateType: kind,
      aggregateID: aggregate, version: Int(seq), type: type, device: peer, seq: seq,
      payload: Array(payload.utf8), payloadSHA256: SHA256Hex.of(payload.utf8))
  }

  private func event(_ seq: Int64, _ fact: some LoggableFact, of id: String, kind: String) throws
    -> Envelope
  {
    let payload = try FactCoding.payload(of: fact)
    return event(
      seq, type: fact.type, kind: kind, of: id, payload: String(decoding: payload, as: UTF8.self))
  }

  private func opened(_ number: Int64 = 20_001) -> CheckFact {
    .opened(
      CheckOpened(
        numbers: CheckNumbers(checkNumber: number, callNumber: "B1"),
        rules: StoreRules(currency: .usd), orderType: .eatIn,
        businessDay: CalendarDay(daysSince1970: 20_605), device: peer))
  }

  private func refused(_ events: [Envelope], _ fault: ReceiveFault) throws {
    let before = try Tables(till.store)
    #expect(throws: fault) { try till.store.receive(events, from: peer) }
    #expect(try Tables(till.store) == before)
  }

  @Test func `what is new is stored, what is known is passed over`() throws {
    let events = (1...3).map { event($0) }
    let first = try till.store.receive(events.reversed(), from: peer)
    #expect(first.stored == events.map(\.eventID))
    let again = try till.store.receive(events + [event(4), event(4)], from: peer)
    #expect(again.stored == [event(4).eventID])
    #expect(again.known == 4)
    #expect(try till.store.verify() == [])
    #expect(
      try till.store.events(of: "L2", after: 0).map(\.payload)
        == [2, 2, 2, 2].map { _ in [123, 125] })
  }

  @Test func `a batch with one event missing is refused as a whole`() throws {
    try refused(
      [event(1), event(3)], .gap(origin: peer, expected: 2, got: 3))
    try refused([event(2)], .gap(origin: peer, expected: 1, got: 2))
  }

  @Test func `what crosses the border of the realm is refused`() throws {
    let stranger = event(1, tenant: "pier")
    try refused([stranger], .otherRealm(TenantID("pier"), StoreID("s1")))
  }

  @Test func `a payload that is not the hashed one is refused`() throws {
    var forged = event(1)
    forged.payload = Array(#"{"a":1}"#.utf8)
    try refused([forged], .badHash(forged.eventID))
  }

  @Test func `another event under a number that is taken is refused`() throws {
    try till.store.receive([event(1)], from: peer)
    try refused([event(1, id: "other")], .otherEvent(origin: peer, seq: 1))
    try refused([event(1, payload: #"{"a":1}"#)], .otherEvent(origin: peer, seq: 1))
    try refused([event(2, id: "L2-1")], .otherEvent(origin: peer, seq: 2))
    try refused([event(2), event(3, id: "L2-2")], .otherEvent(origin: peer, seq: 3))
    try refused([event(2), event(2, id: "other")], .otherEvent(origin: peer, seq: 2))
  }

  @Test func `an own event that is not known here tells of a copied store`() throws {
    let own = try #require(try till.store.have()[DeviceID("L1")])
    try refused([event(own + 1, origin: "L1")], .ownUnknown(seq: own + 1))
    let known = try till.store.events(of: "L1", after: 0)
    #expect(try till.store.receive(known, from: peer).stored == [])
  }

  @Test func `two lanes that claim one check number keep their events, and a manager is told`()
    throws
  {
    let number = try till.check(with: "101").number
    try till.store.receive([try event(1, opened(number), of: "twin", kind: "order")], from: peer)
    #expect(try till.store.have()[peer] == 1)
    #expect(
      try till.store.openReviews(limit: 10).map(\.detail) == [
        "check number \(number) exists twice; only the first of them is in the reports"
      ])
  }

  private static let forgedCounts: [(String, Int64)] = [
    ("seq", .max), ("lamport", .max), ("lamport", Envelope.highestCount + 1),
    ("lamport", Envelope.highestCount), ("lamport", 4_503_599_627_370_497),
  ]

  @Test(arguments: forgedCounts)
  func `counts no honest device has are refused, and the till sells on`(field: String, count: Int64)
    throws
  {
    let forged = field == "seq" ? event(count, lamport: 5) : event(1, lamport: count)
    let before = try Tables(till.store)
    #expect(throws: ReceiveFault.self) { try till.store.receive([forged], from: peer) }
    #expect(try Tables(till.store) == before)
    try till.pay(till.check(with: "101"))
  }

  @Test func `behind the furthest clock that is taken, this lane and all others go on`() throws {
    let far = event(1, lamport: 1 << 52, origin: "L9")
    try till.store.receive([far], from: peer)
    try till.pay(till.check(with: "101"))
    let behind = try #require(try till.store.events(of: "L1", after: 0).last)
    #expect(behind.lamport > far.lamport)
    // Who hears of both at once takes both, whichever stands first.
    let others = try Till.fresh()
    let follower = event(1, lamport: behind.lamport + 1, origin: "L3")
    #expect(throws: ReceiveFault.self) { try others.store.receive([follower], from: peer) }
    #expect(try others.store.receive([follower, far], from: peer).stored.count == 2)
    _ = try others.check(with: "101")
  }

  @Test func `what a newer program made is kept and passed on, not applied`() throws {
    let check = try till.check(with: "101")
    let news = [
      event(1, of: check.id.rawValue), event(2, type: "drawer.opened", kind: "drawer", of: "d"),
      event(3, type: "x", kind: "hologram", of: check.id.rawValue, payload: #"{"é":[1,{}]}"#),
    ]
    try till.store.receive(news, from: peer)
    #expect(try till.store.events(of: peer, after: 0) == news)
    #expect(try till.store.check(check.id)?.items == check.items)
    #expect(try till.store.check(check.id)?.version == check.version + 1)
    #expect(try till.store.verify() == [])
  }

  @Test func `things of two kinds under one id in one batch are both folded`() throws {
    let entry = TestMenu.entries[0]
    try till.store.receive(
      [
        event(1, opened(), of: "same", kind: "order"),
        event(2, ProductFact.entered(entry), of: "same", kind: "product"),
        event(3, type: "kds.ticket.created", kind: "kds", of: "same"),
        event(4, CheckFact.recalled, of: "same", kind: "order"),
      ], from: peer)
    #expect(try till.store.check(CheckID("same"))?.version == 2)
    #expect(try till.store.products().contains { $0.id == ProductID("same") })
    #expect(try till.store.verify() == [])
  }

  @Test func `a payload that cannot be is kept, not applied, and a manager hears of it`() throws {
    let opening = try event(1, opened(), of: "c", kind: "order")
    let bad = event(
      2, type: "order.updated", of: "c",
      payload: #"{"change":"item_quantity_changed","itemId":"i","quantity":0}"#)
    var entry = TestMenu.entries[0]
    entry.price = Money(minorUnits: -1)
    let cheap = try event(3, ProductFact.entered(entry), of: "p", kind: "product")
    let zero = try event(4, opened(0), of: "z", kind: "order")
    try till.store.receive([opening, bad, cheap, zero], from: peer)
    #expect(try Tables(till.store)["review_items"].count == 3)
    #expect(try till.store.check(CheckID("c"))?.version == 2)
    #expect(try till.store.verify() == [])
  }

  @Test func `the largest amounts there are neither stop the store nor pass unflagged`() throws {
    var events = [try event(1, opened(), of: "c", kind: "order")]
    var entry = TestMenu.entries[0]
    entry.price = .limit
    let product = try #require(
      Product(id: ProductID("p"), beginning: .entered(entry), events[0].stamp))
    for seq in Int64(2)...5 {
      let item = CheckItem(
        id: CheckItemID("i\(seq)"), product: product, quantity: .limit,
        taxes: [TaxRate(name: "t", partsPerMillion: TaxRate.highestPartsPerMillion)])
      events.append(try event(seq, CheckFact.itemAdded(item), of: "c", kind: "order"))
      let payment = Payment(
        id: PaymentID("p\(seq)"), tender: .cash, applied: .limit, tendered: .limit,
        rounding: -Money.limit)
      events.append(try event(seq + 4, CheckFact.paymentTaken(payment), of: "c", kind: "order"))
    }
    try till.store.receive(events, from: peer)
    #expect(try till.store.check(CheckID("c"))?.flags.contains(.amountBeyondLimit) == true)
    #expect(try till.store.verify() == [])
  }

  @Test func `a check number that stands already stays one check's; nothing is lost, all is told`()
    throws
  {
    let item = Shop.cola
    try till.store.receive([event(1, opened(), of: "c", kind: "order")], from: peer)
    let before = try Tables(till.store)["checks"]
    try till.store.receive(
      [
        event(2, opened(), of: "d", kind: "order"),
        event(3, CheckFact.itemAdded(item), of: "d", kind: "order"),
        event(4, CheckFact.itemAdded(item), of: "c", kind: "order"),
      ], from: peer)
    try till.store.receive([event(5, CheckFact.recalled, of: "d", kind: "order")], from: peer)
    #expect(try till.store.have()[peer] == 5)
    let tables = try Tables(till.store)
    #expect(tables["checks"].count == before.count)
    #expect(tables["check_items"].count == 1)
    #expect(tables["review_items"].count == 1)
    let faults = try till.store.verify()
    #expect(faults.contains { $0.kind == .row && $0.detail.contains("is missing") })
    try till.pay(till.check(with: "101"))
  }

  private enum Shop {
    static var cola: CheckItem {
      let stamp = FactStamp(
        eventID: EventID("p"), at: TestClock.noon, lamport: 1, origin: DeviceID("L2"),
        actor: TestStaff.manager)
      guard
        let product = Product(
          id: TestMenu.id("201"), beginning: .entered(TestMenu.entries[2]), stamp)
      else { preconditionFailure("an entry begins a product") }
      return CheckItem(id: CheckItemID("i"), product: product, quantity: .one, taxes: [])
    }
  }

  @Test func `a device named in any spelling folds as every other does`() throws {
    // Swift sorts the first of these behind the second, bytes the other way round.
    let names = ["e\u{301}", "f", "\u{E9}"]
    let opening = event(
      1, type: opened().type, of: "c", lamport: 2_000_000_000_000, payload: try text(opened()))
    try till.store.receive([opening], from: peer)
    for name in names.reversed() {
      let events = (1...2).map { seq in
        event(seq, of: "c", lamport: 2_000_000_000_005, origin: name)
      }
      try till.store.receive(events, from: peer)
    }
    #expect(try till.store.have().count == 5)
    #expect(try till.store.check(CheckID("c"))?.version == 7)
    #expect(try till.store.verify() == [])
    try till.store.close()
  }

  private func text(_ fact: CheckFact) throws -> String {
    String(decoding: try FactCoding.payload(of: fact), as: UTF8.self)
  }
}
