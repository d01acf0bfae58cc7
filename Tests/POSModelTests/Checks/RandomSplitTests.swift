import Testing

@testable import POSModel

/// What holds when a check comes apart, whatever is on it.
struct RandomSplitTests {
  /// Splits the check of a shift at random; the ids of all checks there are then.
  ///
  /// - Throws: `Till.Missing`.
  private func split(_ shift: inout RandomTill, wholeLines: Bool) throws -> [CheckID] {
    let check = try shift.check()
    let parts = (1...Int.random(in: 1...3, using: &shift.random)).map { CheckID("part\($0)") }
    var moves: [[ItemMove]] = parts.map { _ in [] }
    for item in check.items {
      let pieces = item.quantity.thousandths / 1_000
      let place = Int.random(in: 0...parts.count, using: &shift.random)
      guard place < parts.count else { continue }
      let some = Int64.random(in: 1...max(1, pieces), using: &shift.random)
      let isWhole = wholeLines || !item.quantity.isWhole || Bool.random(using: &shift.random)
      moves[place].append(
        ItemMove(
          itemID: item.id,
          quantity: isWhole ? item.quantity : Quantity(thousandths: 1_000 * some),
          newItemID: CheckItemID(shift.name("moved"))))
    }
    shift.wish(
      SplitCheck(
        key: shift.key(), actor: Shop.mia.id, checkID: shift.checkID,
        parts: zip(parts, moves).filter { !$1.isEmpty }
          .map { SplitCheck.Part(checkID: $0, moves: $1) },
        shownVersion: check.version))
    return shift.till.checks.keys.sorted()
  }

  /// How much of each product there is, what of it was voided and what the kitchen has.
  private func pieces(_ checks: [Check]) -> [String: Int64] {
    var pieces: [String: Int64] = [:]
    for item in checks.flatMap(\.items) {
      pieces["\(item.plu) \(item.unitPrice.minorUnits)", default: 0] += item.quantity.thousandths
      pieces["\(item.plu) voided", default: 0] += item.voidedThousandths
      if item.isSent { pieces["\(item.plu) sent", default: 0] += item.quantity.thousandths }
    }
    return pieces.filter { $0.value != 0 }
  }

  /// What discounts of an amount are worth, and what they take off.
  private func amounts(_ checks: [Check]) -> [DiscountID: (worth: Money, off: Money)] {
    var amounts: [DiscountID: (worth: Money, off: Money)] = [:]
    for check in checks {
      for discount in check.discounts {
        guard case .amount(let amount) = discount.kind else { continue }
        let (worth, off) = amounts[discount.id] ?? (.zero, .zero)
        amounts[discount.id] = (
          worth + amount, off + check.pricing.amount(of: .discount(discount.id))
        )
      }
    }
    return amounts
  }

  @Test(arguments: Seeds.all)
  func `a split loses no piece, no void, nothing the kitchen has and no amount off`(
    seed: UInt64
  ) throws {
    let alone = Seeds.alone(seed, Self.self)
    var shift = RandomTill(seed: seed)
    try shift.ringSome()
    let before = try shift.check()
    let ids = try split(&shift, wholeLines: seed % 3 == 0)
    let checks = try ids.map { try shift.till.check($0.rawValue) }
    #expect(pieces(checks) == pieces([before]), alone)
    let (after, original) = (amounts(checks), amounts([before]))
    for (id, amount) in original {
      #expect(after[id]?.worth == amount.worth, alone)
      // Parts of a line are rounded, each by less than one minor unit.
      let slack = Money(minorUnits: Int64(before.items.count))
      #expect(after[id]?.off ?? .zero >= amount.off - slack, alone)
    }
    for check in checks { #expect(check.flags == [], alone) }
    for id in ids where id != shift.checkID {
      let part = try shift.till.check(id.rawValue)
      #expect(part.status == .parked, alone)
      #expect(part.opening.splitFrom == shift.checkID, alone)
      guard part.items.allSatisfy(\.isSent) else { continue }
      shift.wish(RecallCheck(key: shift.key(), actor: Shop.mia.id, checkID: id))
      let send = SendRound(key: shift.key(), actor: Shop.mia.id, checkID: id)
      #expect(shift.till.refusal(send) == .nothingToSend, alone)
    }
  }

  @Test(arguments: Seeds.all)
  func `what the checks come to adds up to what the check came to, tax by tax`(
    seed: UInt64
  ) throws {
    let alone = Seeds.alone(seed, Self.self)
    var shift = RandomTill(seed: seed)
    try shift.ringSome()
    let before = try shift.check()
    let ids = try split(&shift, wholeLines: seed % 3 == 0)
    let checks = try ids.map { try shift.till.check($0.rawValue) }
    let totals = checks.map(\.totals)
    #expect(totals.map(\.total).sum() == before.totals.total, alone)
    #expect(totals.map(\.discount).sum() == before.totals.discount, alone)
    for tax in before.totals.taxes {
      let parts = totals.compactMap { $0.taxes.first { $0.rate == tax.rate }?.amount }
      #expect(parts.sum() == tax.amount, alone)
      #expect(parts.allSatisfy { $0 >= .zero }, alone)
    }
    // What each guest could be given back is what they owe.
    for (check, totals) in zip(checks, totals) {
      #expect(Settlement(check).rest == totals.total, alone)
    }
  }

  @Test(arguments: Seeds.all)
  func `what comes apart and together again is the same goods`(seed: UInt64) throws {
    let alone = Seeds.alone(seed, Self.self)
    var shift = RandomTill(seed: seed)
    try shift.ringSome()
    let before = try shift.check()
    for id in try split(&shift, wholeLines: true) where id != shift.checkID {
      shift.wish(
        MergeChecks(
          key: shift.key(), actor: Shop.mia.id, checkID: shift.checkID, otherCheckID: id))
      let part = try shift.till.check(id.rawValue)
      #expect(part.status == .voided, alone)
      #expect(part.mergedInto == shift.checkID, alone)
      #expect(part.items == [], alone)
    }
    let after = try shift.check()
    #expect(pieces([after]) == pieces([before]), alone)
    #expect(after.totals.subtotal == before.totals.subtotal, alone)
    #expect(after.totals.discount == before.totals.discount, alone)
    #expect(after.flags == [], alone)
  }
}
