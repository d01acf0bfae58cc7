/// A wish: close a check on which nothing is due.
///
/// A payment that covers the rest closes the check itself; this closes what came to nothing.
public struct CloseCheck: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "close_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The version the screen showed.
  public var shownVersion: Int

  /// The wish to close the check as shown.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, shownVersion: Int) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    self.shownVersion = shownVersion
  }

  /// What changed since the screen showed the check.
  public var needs: Needs { Needs(shownVersion: shownVersion) }

  /// Closes it.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    guard world.changesSinceShown.isEmpty else {
      throw .changedMeanwhile(world.changesSinceShown)
    }
    let check = try check.open()
    guard !check.items.isEmpty else { throw .empty }
    guard check.totals.due == .zero else { throw .stillDue(check.totals.due) }
    return check.sendingRest() + [.paid]
  }

  /// What the kitchen does not have yet is sent.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] { check?.firing(facts) ?? [] }
}
