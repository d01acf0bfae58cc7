import POSModel
import Testing

/// What holds of every check, whatever is rung on it.
struct RandomPricingTests {
  @Test(arguments: Seeds.all)
  func `a check adds up, line by line, source by source and tax by tax`(seed: UInt64) throws {
    let alone = Seeds.alone(seed, Self.self)
    var shift = RandomTill(seed: seed)
    try shift.ringSome()
    let check = try shift.check()
    let (pricing, totals) = (check.pricing, check.totals)
    let sources: [Pricing.Source] =
      check.combos.map { .combo($0.id) } + check.discounts.map { .discount($0.id) }
    for line in pricing.lines {
      #expect(line.net >= .zero, alone)
      #expect(line.gross == line.item.amount, alone)
      #expect(line.net + line.reductions.map(\.amount).sum() == line.gross, alone)
      #expect(line.reductions.allSatisfy { $0.amount > .zero }, alone)
      #expect(line.reductions.allSatisfy { sources.contains($0.source) }, alone)
    }
    for source in sources {
      let booked = pricing.lines.flatMap(\.reductions).filter { $0.source == source }
      #expect(booked.map(\.amount).sum() == pricing.amount(of: source), alone)
    }
    #expect(sources.map { pricing.amount(of: $0) }.sum() == totals.discount, alone)
    let net = pricing.lines.map(\.net).sum()
    #expect(totals.subtotal - totals.discount == net, alone)
    let isExclusive = check.opening.taxRule.mode == .exclusive
    #expect(totals.total == (isExclusive ? net + totals.tax : net), alone)
    let anew = Bookkeeper(pricing.lines, check.opening.taxRule).taxes
    let taxes = totals.taxes.map { ($0.rate, $0.amount.minorUnits) }
    #expect(anew == Dictionary(taxes, uniquingKeysWith: { first, _ in first }), alone)
    #expect(totals.due == totals.total, alone)
    #expect(!totals.isBeyondLimit, alone)
    #expect(check.flags == [], alone)
  }

  @Test(arguments: Seeds.all)
  func `a discount of a line, a case and a check takes off what its kind says`(seed: UInt64) throws
  {
    let alone = Seeds.alone(seed, Self.self)
    var shift = RandomTill(seed: seed)
    try shift.ringSome()
    let check = try shift.check()
    for discount in check.discounts {
      let off = check.pricing.amount(of: .discount(discount.id))
      if case .amount(let amount) = discount.kind { #expect(off <= amount, alone) }
      guard discount.target == .check, discount.id == check.discounts.last?.id else { continue }
      // The last discount of the check is worked out on what is left in the end and itself.
      let before = check.pricing.lines.map(\.net).sum() + off
      switch discount.kind {
      case .percent(let parts):
        let exact = before.minorUnits * parts
        #expect((off.minorUnits * 1_000_000 - exact).magnitude <= 500_000, alone)
      case .amount(let amount): #expect(off == min(amount, before), alone)
      case .fixedPrice(let price): #expect(before - off == min(price, before), alone)
      case .countForPrice: break
      }
    }
  }

  @Test(arguments: Seeds.all)
  func `equal parts sum to what is due, and pay it`(seed: UInt64) throws {
    let alone = Seeds.alone(seed, Self.self)
    var shift = RandomTill(seed: seed)
    try shift.ringSome()
    let shares = Int.random(in: 2...12, using: &shift.random)
    shift.wish(
      SplitEvenly(key: shift.key(), actor: Shop.mia.id, checkID: shift.checkID, shares: shares))
    for left in (1...shares).reversed() {
      let check = try shift.check()
      guard check.totals.due > .zero else { break }
      let parts = check.openShares
      #expect(parts.count == left, alone)
      #expect(parts.sum() == check.totals.due, alone)
      let (most, least) = (parts.max() ?? .zero, parts.min() ?? .zero)
      #expect((most - least).minorUnits <= 1, alone)
      // A part of nothing, where there are more guests than cents, is nobody's to pay.
      guard let part = parts.first, part > .zero else { break }
      let isPaid = shift.wish(
        TakePayment(
          key: shift.key(), actor: Shop.mia.id, checkID: shift.checkID,
          paymentID: PaymentID("p\(left)"), tender: .card, offered: part, approvalCode: "A1",
          shownVersion: check.version))
      #expect(isPaid, alone)
    }
    #expect(try shift.check().totals.due == .zero, alone)
    #expect(try shift.check().openShares == [], alone)
  }
}
