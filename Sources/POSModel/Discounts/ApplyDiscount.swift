/// A wish: take something off a line or a check.
public struct ApplyDiscount: CheckCommand, ApprovableCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "apply_discount"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The id of the discount to be.
  public var discountID: DiscountID
  /// The line; nil for the whole check.
  public var itemID: CheckItemID?
  /// What is taken off.
  public var offer: Offer
  /// Why; a comp must have a reason.
  public var reason: String
  /// Who approved, where the actor may not.
  public var approver: EmployeeID?

  /// What is taken off.
  public enum Offer: Hashable, Sendable, Codable {
    /// What a rule of the house gives.
    case rule(DiscountRuleID)
    /// So many parts per million.
    case percent(Int64)
    /// So much.
    case amount(Money)
    /// What lies above a price.
    case fixedPrice(Money)
    /// All of it: it is given away.
    case comp
  }

  /// The wish for that discount.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, discountID: DiscountID,
    itemID: CheckItemID?, offer: Offer, reason: String = "", approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.checkID, self.discountID) = (key, actor, checkID, discountID)
    (self.itemID, self.offer, self.reason, self.approver) = (itemID, offer, reason, approver)
  }

  /// The rule and the approver, where they are named.
  public var needs: Needs {
    var needs = Needs(approver: approver)
    if case .rule(let id) = offer { needs.discountRule = id }
    return needs
  }

  /// Takes it off, within the role's limit or with a manager's approval.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    guard !check.items.isEmpty else { throw .empty }
    if let itemID { _ = try check.line(itemID) }
    try reason.guardLength()
    var discount = try discount(on: check, world)
    let after = check.trying([.discountApplied(discount)], world, by: actor)
    let off = after.totals.discount - check.totals.discount
    guard off > .zero else { throw .takesNothingOff }
    // Nobody is asked why, or who approves, for what cannot be.
    try after.guardPaid()
    let limit = world.rules.limits(of: employee.role).discountParts
    if let act = act(world.discountRule, limit: limit) {
      let share = OwnShare(of: after, item: itemID, adding: offer)
      func allows(_ role: Role) -> Bool {
        switch offer {
        case .rule, .comp: role.mayApprove
        default: share.isWithin(world.rules.limits(of: role).discountParts)
        }
      }
      // Why is asked before who: a manager answers for what they were told.
      let wantsReason = offer == .comp || discount.rule == nil && !allows(employee.role)
      guard !wantsReason || !reason.isEmpty else { throw .reasonMissing }
      // A manager who gives it answers for it, too: whoever rings next may not make more of it.
      discount.approver =
        try world.approval(of: act, allows) ?? (allows(.cashier) ? nil : employee.id)
      if discount.target == .check, !isPlainPercent || discount.approver != nil {
        discount.target = .lines(check.items.map(\.id))
      }
    }
    return [.discountApplied(discount)]
  }

  /// Whether it takes a percent off, which grows with the check and is as right then as now.
  private var isPlainPercent: Bool {
    if case .percent = offer { true } else { false }
  }

  /// What a manager answers for; nil for what the house gives to everybody.
  private func act(_ rule: DiscountRule?, limit: Int64) -> ManagerAct? {
    switch offer {
    case .comp: .comp
    case .rule: rule?.entry.needsApproval == true ? .discount(limit: limit) : nil
    default: .discount(limit: limit)
    }
  }

  /// The discount as it would stand on the check, with nobody's approval yet.
  ///
  /// - Throws: `CheckRefusal`.
  private func discount(on check: Check, _ world: World) throws(CheckRefusal) -> Discount {
    let target = itemID.map { Discount.Target.item($0) } ?? .check
    /// - Throws: `CheckRefusal.badAmount`.
    func typed(_ name: String, _ kind: Discount.Kind) throws(CheckRefusal) -> Discount {
      guard kind.isSound else { throw .badAmount }
      return Discount(
        id: discountID, name: name, target: target, kind: kind, isComp: offer == .comp,
        reason: reason)
    }
    switch offer {
    case .percent(let parts):
      let percent = TaxRate(name: "", partsPerMillion: parts).percentText
      return try typed("Discount \(percent)", .percent(parts))
    case .amount(let money): return try typed("Discount", .amount(money))
    case .fixedPrice(let price): return try typed("Special price", .fixedPrice(price))
    case .comp:
      return try typed("Comp", Discount.whole)
    case .rule(let id):
      guard let rule = world.discountRule, rule.id == id, rule.entry.isActive else {
        throw .noSuchDiscount
      }
      if let window = rule.entry.window, !window.holds(world.local) {
        throw .outsideWindow(window)
      }
      let target = try self.target(of: rule.entry, on: check, world)
      let isGiven = check.discounts.contains { given in
        given.rule == id && (given.target == target || given.isOnCheck && target == .check)
      }
      guard !isGiven else {
        throw .alreadyGiven(rule.name)
      }
      return Discount(
        id: discountID, name: rule.name, rule: id, target: target, kind: rule.entry.kind,
        reason: reason)
    }
  }

  /// What a rule of the house is taken off.
  ///
  /// - Throws: `CheckRefusal`.
  private func target(
    of rule: DiscountRuleEntry, on check: Check, _ world: World
  ) throws(CheckRefusal) -> Discount.Target {
    switch rule.scope {
    case .check: return .check
    case .products: return .products(world.discountProducts)
    case .item:
      guard let item = itemID.flatMap(check.item) ?? check.items.last else { throw .noSuchItem }
      guard rule.plus.isEmpty || rule.plus.contains(item.plu) else { throw .notForThis(item.name) }
      return .item(item.id)
    }
  }
}
