/// What a discount takes off a check as a whole, or off several lines together, as a guest reads
/// it.
public struct SharedDiscount: Sendable, Equatable {
  /// The discount, or the first of those that read alike.
  public let discount: Discount
  /// What it takes off, or all of them.
  public fileprivate(set) var off: Money
  /// The lines it is taken off; nil when they are not told.
  fileprivate var lines: Set<CheckItemID>?
}

extension Check {
  /// The discounts that are not one line's and take something off, in their order. What a split
  /// parted and a merge brought together again is one: it reads alike, on lines of its own.
  public func sharedDiscounts(_ pricing: Pricing) -> [SharedDiscount] {
    var shared: [SharedDiscount] = []
    for discount in discounts {
      var lines: Set<CheckItemID>?
      switch discount.target {
      case .item: continue
      case .lines(let ids): lines = Set(ids)
      case .check, .products: break
      }
      let off = pricing.amount(of: .discount(discount.id))
      guard off > .zero else { continue }
      let twin = shared.firstIndex { before in
        guard let lines, let taken = before.lines else { return false }
        return before.discount.readsLike(discount) && taken.isDisjoint(with: lines)
      }
      if let twin, let lines {
        shared[twin].off += off
        shared[twin].lines?.formUnion(lines)
      } else {
        shared.append(SharedDiscount(discount: discount, off: off, lines: lines))
      }
    }
    return shared
  }
}

extension Discount {
  /// Whether a guest reads the same of both.
  fileprivate func readsLike(_ other: Discount) -> Bool {
    (name, isComp, reason) == (other.name, other.isComp, other.reason)
  }
}
