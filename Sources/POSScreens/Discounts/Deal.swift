import POSModel

/// Something the lines on the check could be sold as, for less than they cost now.
enum Deal: Sendable, Equatable {
  case combo(ComboOffer)
  /// So many for a price, by a rule of the house.
  case rule(DiscountRule, saving: Money)

  /// What the guest saves, before tax that is added.
  var saving: Money {
    switch self {
    case .combo(let offer): offer.saving
    case .rule(_, let saving): saving
    }
  }

  var name: String {
    switch self {
    case .combo(let offer): offer.product.name
    case .rule(let rule, _): rule.name
    }
  }

  /// The deal that saves most; nil when none does.
  static func best(for check: Check, at desk: Desk) -> Deal? {
    guard check.status == .open, !check.items.isEmpty else { return nil }
    var best = ComboOffer.best(for: check, combos: desk.store.combos, menu: desk.menu)
      .map { Deal.combo($0) }
    let given = Set(check.discounts.compactMap(\.rule))
    for rule in desk.store.discountRules
    where rule.entry.isActive && rule.entry.scope == .products && !given.contains(rule.id)
      && desk.isOpen(rule.entry.window)
    {
      let saving = saving(of: rule, on: check, menu: desk.menu)
      if saving > best?.saving ?? .zero { best = .rule(rule, saving: saving) }
    }
    return best
  }

  private static func saving(of rule: DiscountRule, on check: Check, menu: Menu) -> Money {
    let products = rule.entry.plus.compactMap { menu.product(code: $0)?.id }
    guard check.items.contains(where: { products.contains($0.productID) }) else { return .zero }
    let discount = Discount(
      id: DiscountID("offer"), name: rule.name, target: .products(products),
      kind: rule.entry.kind)
    return Pricing(
      items: check.items, combos: check.combos, discounts: check.discounts + [discount]
    ).amount(of: .discount(discount.id))
  }
}

extension Desk {
  /// Whether a discount is given now.
  fileprivate func isOpen(_ window: TimeWindow?) -> Bool {
    guard let window, let clock else { return window == nil }
    return window.holds(clock)
  }
}
