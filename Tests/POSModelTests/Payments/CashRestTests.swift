import POSModel
import Testing

/// Cash rounding, where the smallest coin is 0.05.
struct CashRestTests {
  private func check(_ total: Int64, coin: Int64 = 5) -> Check {
    var rules = Shop.rules
    rules.cashRounding = CashRounding(coin: Shop.usd(coin))
    return Shop.check([.itemAdded(Shop.item("burger", total))], rules: rules)
  }

  private func pay(
    _ check: Check, _ tender: Tender, _ offered: Int64, id: String = "p1"
  ) throws -> Check {
    let wish = TakePayment(
      key: Shop.key(id), actor: Shop.ana.id, checkID: check.id, paymentID: PaymentID(id),
      tender: tender, offered: Shop.usd(offered), approvalCode: "A1",
      shownVersion: check.version)
    return check.with(try wish.decide(check, Shop.world()))
  }

  @Test(arguments: [
    (1_002, 1_000, -2), (1_003, 1_005, 2), (1_005, 1_005, 0), (2, 0, -2), (3, 5, 2),
  ]) func `the rest in cash is rounded, and the rounding is its own line`(
    total: Int64, dueInCash: Int64, rounding: Int64
  ) throws {
    let check = check(total)
    #expect(check.dueInCash == Shop.usd(dueInCash))
    let paid = try pay(check, .cash, dueInCash)
    #expect(paid.status == .closed)
    #expect(paid.totals.rounding == Shop.usd(rounding))
    #expect(paid.totals.total == Shop.usd(total))
    #expect(paid.totals.due == .zero)
    #expect(paid.flags == [])
  }

  @Test func `change is what was handed over beyond the rounded rest`() throws {
    let paid = try pay(check(1_003), .cash, 2_000)
    #expect(paid.payments.first?.payment.change == Shop.usd(995))
  }

  @Test func `a card pays to the cent`() throws {
    let paid = try pay(check(1_003), .card, 1_003)
    #expect(paid.totals.rounding == .zero)
    #expect(paid.status == .closed)
  }

  @Test func `a part in cash is not rounded, the rest in cash is`() throws {
    let part = try pay(check(1_003), .cash, 500)
    #expect(part.totals.rounding == .zero)
    #expect(part.dueInCash == Shop.usd(505))
    let rest = try pay(part, .cash, 505, id: "p2")
    #expect(rest.totals.rounding == Shop.usd(2))
    #expect(rest.status == .closed)
  }

  @Test(arguments: [1_003, 1_004] as [Int64])
  func `cash between the rest and the rounded rest closes the check`(offered: Int64) throws {
    let paid = try pay(check(1_003), .cash, offered)
    #expect(paid.status == .closed)
    #expect(paid.totals.due == .zero)
    #expect(paid.flags == [])
  }

  @Test func `a coin that rounds a check beyond the limit takes no payment nobody could read`() {
    let coin = 600_000_000_000 as Int64
    var rules = Shop.rules
    rules.cashRounding = CashRounding(coin: Shop.usd(coin))
    let check = Shop.check(
      [.itemAdded(Shop.item("town", Money.limit.minorUnits))], rules: rules)
    #expect(throws: PaymentRefusal.beyondLimit(.limit)) {
      try pay(check, .cash, check.dueInCash.minorUnits)
    }
  }

  @Test(arguments: UInt64(1)...400)
  func `whatever is handed over, a check is paid in the end and adds up`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let coins: [Int64] = [1, 5, 10, 25, 50, 100]
    let coin = coins[Int(random.next() % 6)]
    var check = check(Int64.random(in: 1...5_000, using: &random), coin: coin)
    for step in 0..<200 where check.status == .open {
      let due = check.totals.due
      #expect(due > .zero)
      let inCash = Bool.random(using: &random)
      let most = inCash ? due.minorUnits + 120 : due.minorUnits
      let offered = Int64.random(in: 1...max(1, most), using: &random)
      check = try pay(check, inCash ? .cash : .card, offered, id: "p\(step)")
    }
    #expect(check.status == .closed)
    #expect(check.totals.due == .zero)
    #expect(check.flags == [])
    let totals = check.totals
    #expect(totals.paid == totals.total + totals.rounding)
    #expect(totals.rounding.minorUnits.magnitude <= coin.magnitude)
    for taken in check.payments {
      #expect(taken.payment.tendered == taken.payment.applied + taken.payment.change)
      #expect(taken.payment.change >= .zero)
    }
  }
}
