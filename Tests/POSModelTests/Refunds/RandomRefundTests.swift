import POSModel
import Testing

/// What holds of every refund, in whatever steps money goes back.
struct RandomRefundTests {
  /// A wish to return something, under an id of its own.
  ///
  /// - Throws: `Till.Missing`.
  private func wish(
    _ shift: inout RandomTill, _ extent: RefundCheck.Extent, by tender: Tender? = nil
  ) throws -> RefundCheck {
    RefundCheck(
      key: shift.key(), actor: Shop.mia.id, checkID: shift.checkID,
      refundID: RefundID(shift.name("refund")), extent: extent, tender: tender, reason: "cold",
      shownVersion: try shift.check().version)
  }

  /// An amount or some lines, which may be more than is left.
  ///
  /// - Throws: `Till.Missing`.
  private func someExtent(_ shift: inout RandomTill) throws -> RefundCheck.Extent {
    let check = try shift.check()
    guard Int.random(in: 0..<3, using: &shift.random) > 0 else {
      return .amount(Money(minorUnits: Int64.random(in: 1...2_000, using: &shift.random)))
    }
    let items = check.items.shuffled(using: &shift.random)
      .prefix(Int.random(in: 1...3, using: &shift.random))
    return .items(
      items.map { item in
        let pieces = max(1, item.liveThousandths / 1_000)
        let thousandths =
          item.takesFractions
          ? Int64.random(in: 1...max(1, item.liveThousandths), using: &shift.random)
          : 1_000 * Int64.random(in: 1...pieces, using: &shift.random)
        return RefundCheck.Item(itemID: item.id, quantity: Quantity(thousandths: thousandths))
      })
  }

  /// A check that was rung and paid at random; nil when nothing was to be paid.
  ///
  /// - Throws: `Till.Missing`.
  private func paid(_ seed: UInt64) throws -> RandomTill? {
    var shift = RandomTill(seed: seed)
    try shift.ringSome()
    try shift.payAll()
    let check = try shift.check()
    return check.status == .closed && check.totals.total > .zero ? shift : nil
  }

  @Test(arguments: Seeds.all)
  func `a refund of all is what was paid for each line, its taxes with it`(seed: UInt64) throws {
    let alone = Seeds.alone(seed, Self.self)
    guard var shift = try paid(seed) else { return }
    let check = try shift.check()
    let isGranted = shift.wish(try wish(&shift, .whole))
    #expect(isGranted, alone)
    let after = try shift.check()
    let returned = Returned(after)
    #expect(returned.byLine.values.sum() == check.totals.total, alone)
    #expect(after.totals.refunded == check.totals.paid, alone)
    for tax in check.totals.taxes {
      #expect(returned.taxes[tax.rate, default: .zero] == tax.amount, alone)
    }
    let isExclusive = check.opening.taxRule.mode == .exclusive
    for line in check.pricing.lines {
      let taxes = returned.taxesByLine[line.item.id, default: [:]]
      let share = isExclusive ? line.net + taxes.values.sum() : line.net
      #expect(returned.byLine[line.item.id, default: .zero] == share, alone)
      // Where tax is rounded for each line, a line has its own.
      guard check.opening.taxRule.rounding == .line else { continue }
      for (rate, amount) in Bookkeeper([line], check.opening.taxRule).taxes {
        #expect(taxes[rate, default: .zero].minorUnits == amount, alone)
      }
    }
    #expect(after.flags == [], alone)
  }

  @Test(arguments: Seeds.all)
  func `in whatever steps all goes back, it is what was paid and no cent more on the way`(
    seed: UInt64
  ) throws {
    let alone = Seeds.alone(seed, Self.self)
    guard var shift = try paid(seed) else { return }
    let check = try shift.check()
    var probe = shift
    probe.wish(try wish(&probe, .whole))
    let shares = Returned(try probe.check())
    for _ in 0..<12 {
      // By a tender of its own only where cash is not rounded: what it was rounded by goes back
      // with the last of it, which then may be by another tender.
      let mayAsk = check.opening.cashRounding == .none && Bool.random(using: &shift.random)
      let tender = mayAsk ? Tender.allCases.randomElement(using: &shift.random) : nil
      let extent = try someExtent(&shift)
      shift.wish(try wish(&shift, extent, by: tender))
      expect(Returned(try shift.check()), within: shares, of: check, alone)
    }
    shift.wish(try wish(&shift, .whole))
    let after = try shift.check()
    let returned = Returned(after)
    #expect(
      returned.byLine.filter { $0.value > .zero } == shares.byLine.filter { $0.value > .zero },
      alone)
    #expect(returned.taxes == shares.taxes, alone)
    #expect(returned.byTender.filter { $0.value > .zero } == Returned.paid(for: check), alone)
    #expect(after.totals.refunded == after.totals.paid, alone)
    #expect(after.totals.tips == check.totals.tips, alone)
    #expect(shift.till.refusal(try wish(&shift, .whole)) == .nothingToRefund, alone)
    for voucher in shift.till.vouchers.values { #expect(voucher.left == voucher.issued, alone) }
    #expect(after.flags == [], alone)
  }

  private func expect(
    _ returned: Returned, within shares: Returned, of check: Check, _ alone: Comment
  ) {
    for (id, amount) in returned.byLine { #expect(amount <= shares.byLine[id] ?? .zero, alone) }
    for (id, taxes) in returned.taxesByLine {
      for (rate, tax) in taxes { #expect(tax <= shares.taxesByLine[id]?[rate] ?? .zero, alone) }
    }
    for item in check.items {
      #expect(returned.thousandths[item.id, default: 0] <= item.liveThousandths, alone)
    }
    let paid = Returned.paid(for: check)
    for (tender, amount) in returned.byTender { #expect(amount <= paid[tender] ?? .zero, alone) }
  }
}
