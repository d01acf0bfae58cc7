/// What becomes of discounts when one check is made of two: each stays on the lines it was on, so
/// that the sum is that of both checks, and nothing is taken off twice.
struct MergedDiscounts {
  /// The discounts of the other check, as they stand on its lines here.
  private let arriving: [Discount]
  /// Those that were here, on the lines that were here; none where they can stay as they are.
  private let staying: [Discount]
  private let present: [Discount]

  /// The discounts of `other`, whose lines have these ids on `check`.
  init(
    of other: Check, onto check: Check, _ ids: [CheckItemID: CheckItemID],
    newIDs: (Int) -> DiscountID
  ) {
    present = check.discounts
    var shared: Set<DiscountID> = []
    var arriving: [Discount] = []
    for (place, discount) in other.discounts.enumerated() {
      // The same percent of both: it is on the lines that come as soon as they are here.
      if let same = present.first(where: { $0.coversWhatComes(of: discount) }) {
        shared.insert(same.id)
        continue
      }
      guard var copy = discount.merged(ids, onto: check) else { continue }
      // One that was split has its share on either check.
      if present.contains(where: { $0.id == copy.id }) { copy.id = newIDs(place + 1) }
      arriving.append(copy)
    }
    self.arriving = arriving
    let mayStack = arriving.contains { discount in
      if case .products = discount.target { false } else { true }
    }
    let lines = check.items.map(\.id)
    let narrowed = present.map { discount in
      var discount = discount
      if mayStack, discount.target == .check, !shared.contains(discount.id) {
        discount.target = .lines(lines)
      }
      return discount
    }
    staying = narrowed == present ? [] : narrowed
  }

  /// What happens to the check.
  var facts: [CheckFact] {
    // All anew, so that they stay in order: each is worked out on what the last one left.
    (staying.isEmpty ? [] : present.reversed().map { .discountRemoved($0.id) })
      + (staying + arriving).map { .discountApplied($0) }
  }
}

extension Discount {
  /// Whether this one takes off the lines of another check what `other` took off them there.
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
    case .products: if check.discounts.contains(where: { $0.rule == rule }) { return nil }
    }
    return copy
  }
}
