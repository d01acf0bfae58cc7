import Foundation
import POSModel
import Testing

/// What holds of the facts themselves: they fold and travel without loss, and none is too extreme.
struct RandomFactTests {
  /// What another till reads of a fact.
  ///
  /// - Throws: `EncodingError`, `DecodingError` or `LoggedOne.Unknown`.
  private func copy<Fact: LoggableFact>(of fact: Fact) throws -> Fact {
    let data = try JSONEncoder().encode(LoggedOne(fact))
    return try JSONDecoder().decode(LoggedOne<Fact>.self, from: data).fact
  }

  /// A shift with everything in it: rung, split, paid, returned.
  ///
  /// - Throws: `Till.Missing`.
  private func shift(_ seed: UInt64) throws -> RandomTill {
    var shift = RandomTill(seed: seed)
    try shift.ringSome()
    let actor = Shop.mia.id
    let id = shift.checkID
    shift.wish(NameCheck(key: shift.key(), actor: actor, checkID: id, name: "Tom"))
    shift.wish(TransferCheck(key: shift.key(), actor: actor, checkID: id, employeeID: Shop.ana.id))
    let check = try shift.check()
    if let item = check.items.first, seed % 2 == 0 {
      let move = ItemMove(
        itemID: item.id, quantity: item.quantity, newItemID: CheckItemID("moved"))
      shift.wish(
        SplitCheck(
          key: shift.key(), actor: actor, checkID: id,
          parts: [SplitCheck.Part(checkID: CheckID("part"), moves: [move])],
          shownVersion: check.version))
      if seed % 4 == 0 {
        shift.wish(
          MergeChecks(
            key: shift.key(), actor: actor, checkID: id, otherCheckID: CheckID("part")))
      }
    }
    shift.wish(SplitEvenly(key: shift.key(), actor: actor, checkID: id, shares: 2))
    shift.wish(ParkCheck(key: shift.key(), actor: actor, checkID: id, name: ""))
    shift.wish(RecallCheck(key: shift.key(), actor: actor, checkID: id))
    if seed % 5 == 0 {
      shift.wish(VoidCheck(key: shift.key(), actor: actor, checkID: id, reason: "left"))
    }
    try shift.payAll()
    shift.wish(ReopenCheck(key: shift.key(), actor: actor, checkID: id, reason: "wrong"))
    shift.wish(
      CloseCheck(
        key: shift.key(), actor: actor, checkID: id, shownVersion: try shift.check().version))
    shift.wish(
      RefundCheck(
        key: shift.key(), actor: actor, checkID: id, refundID: RefundID("last"), extent: .whole,
        reason: "cold", shownVersion: try shift.check().version))
    return shift
  }

  @Test(arguments: Seeds.all)
  func `the same facts give the same check, and every fact travels as it is`(seed: UInt64) throws {
    let alone = Seeds.alone(seed, Self.self)
    let shift = try shift(seed)
    for id in shift.till.checks.keys {
      var folded = Folded<Check>(id: id)
      var travelled = Folded<Check>(id: id)
      for entry in shift.till.log where entry.check == id {
        folded.fold(entry.fact, entry.stamp)
        let copy = try copy(of: entry.fact)
        #expect(copy == entry.fact, alone)
        travelled.fold(copy, entry.stamp)
      }
      #expect(folded.state == shift.till.checks[id], alone)
      #expect(travelled.state == folded.state, alone)
      #expect(travelled.state?.totals == folded.state?.totals, alone)
    }
  }

  @Test(arguments: Seeds.all)
  func `what is told twice counts once, whatever it is`(seed: UInt64) throws {
    let alone = Seeds.alone(seed, Self.self)
    let shift = try shift(seed)
    let entries = shift.till.log.filter { $0.check == shift.checkID }
    guard var once = Check(id: shift.checkID, beginning: entries[0].fact, entries[0].stamp) else {
      Issue.record("opening begins a check")
      return
    }
    for entry in entries.dropFirst() {
      once.apply(entry.fact, entry.stamp)
      var twice = once
      switch entry.fact {
      // These say what happened once more; the log itself keeps one event from counting twice.
      case .parked, .itemVoided, .itemsMoved: continue
      default: twice.apply(entry.fact, entry.stamp)
      }
      #expect(twice.totals == once.totals, alone)
      #expect(twice.items == once.items, alone)
      #expect(twice.status == once.status, alone)
    }
  }

  @Test func `facts of the menu, the stock, vouchers and the drawer travel as they are`() throws {
    let window = TimeWindow(days: [5, 6], from: 1_320, until: 120)
    let kinds: [Discount.Kind] = [
      .percent(333_333), .amount(Shop.usd(250)), .fixedPrice(Shop.usd(900)),
      .countForPrice(3, Shop.usd(1_200)),
    ]
    for kind in kinds {
      let rule = DiscountRuleFact.entered(
        DiscountRuleEntry(
          name: "Late", scope: .products, kind: kind, plus: ["101"], needsApproval: true,
          window: window, isActive: false))
      #expect(try copy(of: rule) == rule)
    }
    let choice = ComboEntry.Choice(plu: "101", surcharge: Shop.usd(50))
    let combo = ComboFact.entered(
      ComboEntry(slots: [ComboEntry.Slot(name: "Main", choices: [choice])], isActive: false))
    #expect(try copy(of: combo) == combo)
    let group = ModifierGroupFact.entered(
      ModifierGroupEntry(
        position: 1, least: 1, most: 2, free: 1,
        modifiers: [.init(name: "rare", kitchenName: "R", price: .zero)]))
    #expect(try copy(of: group) == group)
    for fact in [
      StockFact.counted(nil, approver: nil), .counted(-5, approver: nil),
      .counted(12_000, approver: nil), .adjusted(-1_000),
    ] {
      #expect(try copy(of: fact) == fact)
    }
    let vouchers: [VoucherFact] = [
      .issued(Shop.usd(1), approver: nil), .redeemed(PaymentID("p"), Shop.usd(2)),
      .returned(RefundID("r"), Shop.usd(3)),
    ]
    for fact in vouchers { #expect(try copy(of: fact) == fact) }
    for approver in [nil, Shop.mia.id] {
      let facts: [DrawerFact] = [
        .opened(reason: "change", approver: approver), .floatSet(Shop.usd(9), approver: approver),
        .reportWanted(report: 3, approver: approver),
        .sessionClosed(session: 2, counted: Shop.usd(7), left: Shop.usd(5), approver: approver),
      ]
      for fact in facts { #expect(try copy(of: fact) == fact) }
    }
  }
}
