/// What becomes of discounts when one check is made of two: each takes off the lines it was on what
/// it took off there, so that the sum is that of both checks.
struct MergedDiscounts {
  /// What was given to the whole of either check goes on for the whole of both, as after a split
  /// that is taken back. Right only where that takes the same off each line.
  let together: [CheckFact]
  /// Each stays on the lines it was on.
  let apart: [CheckFact]

  /// The discounts of `other`, whose lines have these ids on `check`.
  init(
    of other: Check, onto check: Check, _ ids: [CheckItemID: CheckItemID],
    newIDs: (Int) -> DiscountID
  ) {
    let present = check.discounts
    var arriving: [(discount: Discount, isShared: Bool)] = []
    for (place, discount) in other.discounts.enumerated() {
      guard var copy = discount.merged(ids, onto: check) else { continue }
      // One that was split has its share on either check.
      if present.contains(where: { $0.id == copy.id }) { copy.id = newIDs(place + 1) }
      arriving.append((copy, present.contains { $0.coversWhatComes(of: discount) }))
    }
    let lines = check.items.map(\.id)
    let narrowed = present.map { discount in
      var discount = discount
      if discount.target == .check { discount.target = .lines(lines) }
      return discount
    }
    together = arriving.filter { !$0.isShared }.map { .discountApplied($0.discount) }
    // All anew, so that they stay in order: each is worked out on what the one before left.
    apart =
      (narrowed == present ? [] : present.reversed().map { .discountRemoved($0.id) })
      + (narrowed == present ? [] : narrowed.map { .discountApplied($0) })
      + arriving.map { .discountApplied($0.discount) }
  }
}

extension Check {
  /// Whether each line comes to what it came to on the two checks that this one is made of; those
  /// of `other` have these ids here.
  func leaves(_ check: Check, _ other: Check, _ ids: [CheckItemID: CheckItemID]) -> Bool {
    let before =
      check.pricing.lines.map { ($0.item.id, $0.net) }
      + other.pricing.lines.map { (ids[$0.item.id] ?? $0.item.id, $0.net) }
    return before.allSatisfy { id, net in pricing.line(id)?.net == net }
  }
}

extension Discount {
  /// Whether this one takes off the lines of another check what `other` took off them there, as far
  /// as nothing else does before.
  fileprivate func coversWhatComes(of other: Discount) -> Bool {
    guard case .percent = kind, kind == other.kind, target == .check, other.target == .check
    else { return false }
    return id == other.id || (rule != nil && rule == other.rule)
  }

  /// The discount on the check its lines went to, still on those lines alone; nil when it has no
  /// part there, or is given there already.
  fileprivate func merged(_ ids: [CheckItemID: CheckItemID], onto check: Check) -> Discount? {
    var copy = self
    switch target {
    case .item(let id):
      guard let moved = ids[id] else { return nil }
      copy.target = .item(moved)
    case .lines(let items):
      let moved = items.compactMap { ids[$0] }
      guard !moved.isEmpty else { return nil }
      copy.target = .lines(moved)
    case .check: copy.target = .lines(ids.values.sorted())
    // So many for a price: of all that one check holds, as the house gives it.
    case .products: if check.discounts.contains(where: { $0.rule == rule }) { return nil }
    }
    return copy
  }
}
