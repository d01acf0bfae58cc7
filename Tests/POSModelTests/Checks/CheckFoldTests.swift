import POSModel
import Testing

/// What becomes of facts that no rule would have let happen: everything is kept, and flagged.
struct CheckFoldTests {
  private let burger = Shop.item("burger", 1_250)

  private func payment(_ id: String, _ amount: Int64) -> CheckFact {
    .paymentTaken(
      Payment(
        id: PaymentID(id), tender: .cash, applied: Shop.usd(amount), tendered: Shop.usd(amount)))
  }

  @Test func `only opening begins a check`() {
    for fact in [CheckFact.recalled, .paid, .itemAdded(burger), payment("p", 5)] {
      #expect(Check(id: CheckID("c"), beginning: fact, Shop.stamp()) == nil)
    }
  }

  @Test func `two lanes that could not see each other both paid, and both payments stay`() {
    let check = Shop.check([
      .itemAdded(burger), payment("p1", 1_250), .paid, payment("p2", 1_250), .paid,
    ])
    #expect(check.payments.count == 2)
    #expect(check.flags == [.overpaid(by: Shop.usd(1_250))])
    #expect(check.status == .closed)
  }

  @Test func `an item added on a lane that had not heard of the payment stays, and is flagged`() {
    let check = Shop.check([
      .itemAdded(burger), payment("p1", 1_250), .paid, .itemAdded(Shop.item("cola", 250)),
    ])
    #expect(check.items.count == 2)
    #expect(check.flags == [.underpaid(by: Shop.usd(250))])
  }

  @Test func `a void never hides money, whichever came first`() {
    let void = CheckFact.voided(reason: "left", approver: nil)
    let paid = [CheckFact.itemAdded(burger), payment("p1", 1_250), .paid]
    let orders = [paid + [void], [paid[0], void, paid[1], paid[2]]]
    for facts in orders {
      let check = Shop.check(facts)
      #expect(check.status == .closed)
      #expect(check.flags == [.paidAndVoided])
      #expect(check.totals.paid == Shop.usd(1_250))
    }
    let part = Shop.check([paid[0], payment("p1", 100), void])
    #expect(part.status == .voided)
    #expect(part.flags == [.paidAndVoided])
  }

  @Test func `a line changed after the check had ended is flagged, whatever it came to`() {
    let paid = [CheckFact.itemAdded(burger), payment("p1", 1_250), .paid]
    #expect(Shop.check(paid + [.itemNoteChanged(burger.id, "x")]).flags == [.changedAfterEnd])
    #expect(Shop.check(paid + [.parked(name: "x", again: false), .recalled]).flags == [])
    let voided = Shop.check([.itemAdded(burger), .voided(reason: "", approver: nil)])
    #expect(voided.with([.itemRemoved(burger.id)]).flags == [.changedAfterEnd])
  }

  @Test func `what is told twice counts once`() {
    let check = Shop.check([
      .itemAdded(burger), .itemAdded(burger), payment("p", 5), payment("p", 5),
    ])
    #expect(check.items.count == 1)
    #expect(check.payments.count == 1)
    #expect(check.with([Shop.opened()]).number == check.number)
  }

  @Test func `a change of a line that is gone changes nothing`() {
    let gone = Shop.check([.itemAdded(burger), .itemRemoved(burger.id)])
    let after = gone.with([
      .itemQuantityChanged(burger.id, .one), .itemNoteChanged(burger.id, "x"),
      .itemRemoved(burger.id),
    ])
    #expect(after.items == [])
    #expect(after.flags == [])
  }

  @Test(arguments: UInt64(1)...200)
  func `the order of steps that have nothing to do with each other does not matter`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Each line has a life of its own; lives are interleaved, their steps stay in order.
    let lives =
      (0..<6).map { index -> [CheckFact] in
        let item = Shop.item(
          "\(index)", Int64.random(in: 0...5_000, using: &random), taxes: [Shop.food])
        let quantity = Quantity(thousandths: Int64.random(in: 1...9_000, using: &random))
        let life: [CheckFact] = [
          .itemAdded(item), .itemQuantityChanged(item.id, quantity), .itemNoteChanged(item.id, "n"),
          .itemRemoved(item.id),
        ]
        return Array(life.prefix(Int.random(in: 1...4, using: &random)))
      } + [[payment("p1", 100)], [payment("p2", 200)]]
    let checks = (0..<4).map { _ in Shop.check(interleaved(lives, &random)) }
    for check in checks {
      #expect(check.items.sorted { $0.id < $1.id } == checks[0].items.sorted { $0.id < $1.id })
      #expect(check.totals == checks[0].totals)
      #expect(check.flags == checks[0].flags)
    }
  }

  @Test(arguments: UInt64(1)...100)
  func `the most extreme facts neither crash the fold nor pass unflagged`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let limit = Money.limit.minorUnits
    let prices = [0, 1, -1, limit, -limit, limit / 2]
    let highest = TaxRate(name: "all", partsPerMillion: TaxRate.highestPartsPerMillion)
    var rules = Shop.rules
    rules.taxRule = TaxRule(
      mode: seed % 2 == 0 ? .exclusive : .inclusive, rounding: seed % 3 == 0 ? .line : .check)
    rules.cashRounding = CashRounding(coin: .limit)
    var check = Shop.check(rules: rules)
    for step in 0..<60 {
      let price = prices[Int(random.next() % 6)]
      let quantity = random.next() % 2 == 0 ? 1000 : Quantity.limit.thousandths
      check = check.with([
        random.next() % 3 == 0
          ? payment("p\(step)", max(0, price))
          : .itemAdded(Shop.item("\(step)", price, quantity, taxes: [highest]))
      ])
      let totals = check.totals
      #expect(totals.due == totals.total + totals.rounding - totals.paid)
      #expect(totals.total.isWithinLimit && totals.paid.isWithinLimit)
      let lines = check.items.reduce(Int128(0)) {
        $0 + Int128($1.unitPrice.minorUnits) * Int128($1.quantity.thousandths) / 1000
      }
      if lines.magnitude > limit.magnitude { #expect(check.flags.contains(.amountBeyondLimit)) }
      _ = (check.dueInCash, CheckReceipt(check))
    }
  }

  private func interleaved(
    _ lives: [[CheckFact]], _ random: inout SeededGenerator
  ) -> [CheckFact] {
    var rest = lives.map { $0[...] }
    var facts: [CheckFact] = []
    while let index = rest.indices.filter({ !rest[$0].isEmpty }).randomElement(using: &random) {
      if let next = rest[index].popFirst() { facts.append(next) }
    }
    return facts
  }
}
