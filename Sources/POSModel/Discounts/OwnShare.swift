/// What employees took off lines by their own choice, without anybody's approval: in steps nobody
/// goes further than at once.
struct OwnShare {
  private let off: Money
  private let base: Money
  /// The percent typed, where nothing else was taken off: rounded, it may come to a bit more.
  private let typed: Int64?

  /// The share of a line, or of the whole check; `offer` is what was added last.
  init(of check: Check, item: CheckItemID? = nil, adding offer: ApplyDiscount.Offer? = nil) {
    let own = Set(check.discounts.filter(\.isOwnChoice).map(\.id))
    let lines = check.pricing.lines.filter { item == nil || $0.item.id == item }
    off = Rounding.sum(
      lines.flatMap(\.reductions).filter { reduction in
        guard case .discount(let id) = reduction.source else { return false }
        return own.contains(id)
      }.map(\.amount))
    base = Rounding.sum(lines.map(\.net)) + off
    if own.count == 1, case .percent(let parts) = offer { typed = parts } else { typed = nil }
  }

  /// Whether it is at most so many parts per million, and no more than `slack` above that.
  func isWithin(_ parts: Int64, slack: Money = .zero) -> Bool {
    if let typed { return typed <= parts }
    return off <= base.part(perMillion: parts) + slack
  }
}

extension Discount {
  /// Whether an employee typed it, and nobody else answers for it.
  var isOwnChoice: Bool { rule == nil && approver == nil && !isComp }
}

extension Check {
  /// Refuses to make the check so small that what an employee took off is beyond the role's limit.
  ///
  /// - Throws: `CheckRefusal.discountTooLarge`.
  func guardOwnShare(in world: World, of employee: Employee) throws(CheckRefusal) {
    let fixed = discounts.filter { discount in
      if case .percent = discount.kind { return false }
      return discount.isOwnChoice
    }
    guard !fixed.isEmpty else { return }
    let limit = world.rules.limits(of: employee.role).discountParts
    // What a split shared out is rounded: a part may have a minor unit more of each than its share.
    let slack = Money(minorUnits: Int64(fixed.count))
    for discount in fixed {
      var item: CheckItemID?
      if case .item(let id) = discount.target { item = id }
      guard OwnShare(of: self, item: item).isWithin(limit, slack: slack) else {
        throw .discountTooLarge(discount.name)
      }
    }
  }

  /// Refuses more of a line whose price, or what is taken off it, a manager answered for.
  ///
  /// - Throws: `CheckRefusal.approvedLine`.
  func guardApproved(_ item: CheckItem, by employee: Employee) throws(CheckRefusal) {
    let isApproved =
      item.override?.approver != nil || discounts.contains { $0.isApproved(on: item.id) }
    guard !isApproved || employee.role.mayApprove else { throw .approvedLine(item.name) }
  }
}
