/// A wish: move lines to new checks, one for each guest who pays alone.
public struct SplitCheck: CheckCommand {
  /// A check to be, and what goes there.
  public struct Part: Hashable, Sendable, Codable {
    /// The id of the check to be.
    public var checkID: CheckID
    /// What goes there.
    public var moves: [ItemMove]

    /// A new check of those lines.
    public init(checkID: CheckID, moves: [ItemMove]) {
      (self.checkID, self.moves) = (checkID, moves)
    }
  }

  /// The most checks one is split into, itself among them.
  public static let mostParts = 9

  /// The name in `idempotency_keys`.
  public static let operation = "split_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The new checks.
  public var parts: [Part]
  /// The version the screen showed.
  public var shownVersion: Int

  /// The wish to split the check as shown.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, parts: [Part], shownVersion: Int
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.parts, self.shownVersion) = (parts, shownVersion)
  }

  /// What changed since the screen showed the check, and a number for each new one.
  public var needs: Needs { Needs(shownVersion: shownVersion, checkNumbers: parts.count) }

  /// Lets the lines go. What the kitchen has stays sent.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    guard world.changesSinceShown.isEmpty else {
      throw .changedMeanwhile(world.changesSinceShown)
    }
    let check = try check.open()
    guard check.totals.paid == .zero else { throw .hasPayments(check.totals.paid) }
    guard check.refunds.allSatisfy(\.refund.isReversal) else { throw .hasRefunds }
    guard (1..<Self.mostParts).contains(parts.count), parts.allSatisfy({ !$0.moves.isEmpty })
    else { throw .badSplit(most: Self.mostParts) }
    try guardDistinct()
    var rest = Dictionary(
      check.items.map { ($0.id, $0.quantity.thousandths) }, uniquingKeysWith: { first, _ in first })
    for move in parts.flatMap(\.moves) {
      let item = try check.line(move.itemID)
      let left = rest[item.id, default: 0] - move.quantity.thousandths
      guard move.quantity.isSellable, left >= 0 else { throw .badQuantity }
      rest[item.id] = left
      if move.quantity != item.quantity { try check.guardParting(item, by: move.quantity) }
    }
    let parting = Parting(of: check, by: self)
    try parting.guardTogether()
    guard rest.values.contains(where: { $0 > 0 }) else { throw .badSplit(most: Self.mostParts) }
    return parting.leaving()
  }

  /// Refuses to make one check, or one line, of two.
  ///
  /// - Throws: `CheckRefusal.badSplit` or `.itemExists`.
  private func guardDistinct() throws(CheckRefusal) {
    guard Set(parts.map(\.checkID) + [checkID]).count == parts.count + 1,
      parts.allSatisfy({ Set($0.moves.map(\.itemID)).count == $0.moves.count })
    else { throw .badSplit(most: Self.mostParts) }
    let ids = parts.flatMap(\.moves).map(\.newItemID)
    guard Set(ids).count == ids.count else { throw .itemExists }
  }

  /// The new checks.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] {
    guard let check else { return [] }
    let parting = Parting(of: check, by: self)
    return zip(parts, world.numbers).enumerated().map { place, part in
      .check(
        part.0.checkID,
        parting.facts(of: place, number: part.1.checkNumber, device: world.device))
    }
  }
}

extension Check {
  /// Refuses to part a line where what is taken off it could not be parted with it.
  ///
  /// - Throws: `CheckRefusal.cannotPart` or `.wholePiecesOnly`.
  fileprivate func guardParting(
    _ item: CheckItem, by quantity: Quantity
  ) throws(CheckRefusal) {
    guard quantity.isWhole, item.quantity.isWhole else { throw .wholePiecesOnly(item.name) }
    guard canPart(item) else { throw .cannotPart(item.name) }
  }

  /// Whether pieces of the line may go to another check: whole ones, none of them voided, and no
  /// amount is taken off them together.
  public func canPart(_ item: CheckItem) -> Bool {
    item.quantity.isWhole && item.voids.isEmpty
      && !discounts.contains { discount in
        guard discount.target == .item(item.id), case .amount = discount.kind else { return false }
        return true
      }
  }
}
