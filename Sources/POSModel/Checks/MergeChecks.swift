/// A wish: take all lines of another check onto this one.
public struct MergeChecks: CheckCommand, ApprovableCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "merge_checks"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check that gets the lines.
  public var checkID: CheckID
  /// The check that ends.
  public var otherCheckID: CheckID
  /// Who approved, where the other check is somebody else's.
  public var approver: EmployeeID?

  /// The wish to make one check of two.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, otherCheckID: CheckID
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    self.otherCheckID = otherCheckID
  }

  /// The other check, with what was made once more where its lines were sent from, and the
  /// approver.
  public var needs: Needs {
    var needs = Needs(approver: approver)
    needs.otherCheck = otherCheckID
    return needs
  }

  /// Takes the lines. What the kitchen has stays sent, and is in a hurry where this check is.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    let employee = try world.seller()
    let check = try check.open()
    guard checkID != otherCheckID else { throw .cannotMerge(.sameCheck) }
    guard let other = world.otherCheck else { throw .noSuchCheck }
    guard other.status == .open || other.status == .parked else { throw .notOpen(other.status) }
    guard other.totals.paid == .zero, other.refunds.allSatisfy(\.refund.isReversal) else {
      throw .cannotMerge(.isPaidInPart(other.number))
    }
    guard other.currency == check.currency, other.opening.taxRule == check.opening.taxRule else {
      throw .cannotMerge(.differ)
    }
    guard !other.items.isEmpty else { throw .empty }
    let moves = moves(of: other)
    let ids = moves.newIDs
    var facts: [CheckFact] = []
    for move in moves {
      guard var item = other.item(move.itemID)?.moved(by: move, from: other) else { continue }
      // Taken in another way, it is taxed in that way.
      if other.orderType != check.orderType {
        guard let product = world.products[item.productID] else { throw .noSuchProduct }
        item.taxes = try world.taxes(of: product, for: check.orderType)
      }
      facts.append(.itemAdded(item))
    }
    facts += other.combos.compactMap { $0.moved(ids) }.map { .comboFormed($0) }
    let discounts = MergedDiscounts(
      of: other, onto: check, ids, newIDs: { DiscountID(key.eventID(moves.count + $0).rawValue) })
    let isSame = check.trying(facts + discounts.together, world, by: actor)
      .leaves(check, other, ids)
    facts += isSame ? discounts.together : discounts.apart
    // One check again: its taxes are rounded as those of any other.
    if !check.evenedTaxes.isEmpty { facts.append(.taxesEvened([])) }
    try check.trying(facts, world, by: actor).guardLimit(in: world, of: employee)
    _ = try approver(of: other, world)
    return facts
  }

  /// The other check ends; the kitchen hears if its lines are in a hurry now.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] {
    guard let other = world.otherCheck else { return [] }
    // Decided already: who may not do it was refused.
    let approver = (try? approver(of: other, world)) ?? nil
    return [
      .check(
        otherCheckID,
        [.itemsMoved(moves(of: other), to: checkID), .merged(into: checkID, approver: approver)])
    ] + (check?.isRush == true ? other.firing([.rushed], world.remakes) : [])
  }

  /// Who answers for it, where the other check is somebody else's.
  ///
  /// - Throws: `CheckRefusal.needsManager`.
  private func approver(of other: Check, _ world: World) throws(CheckRefusal) -> EmployeeID? {
    other.owner == actor ? nil : try world.approval(of: .transfer) { $0.mayApprove }
  }

  /// Every line of the other check; their new ids follow from the wish's key.
  private func moves(of other: Check) -> [ItemMove] {
    other.items.enumerated().map { place, item in
      ItemMove(
        itemID: item.id, quantity: item.quantity,
        newItemID: CheckItemID(key.eventID(place + 1).rawValue))
    }
  }
}
