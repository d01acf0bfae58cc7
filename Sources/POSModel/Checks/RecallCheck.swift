/// A wish: take up a parked check, or one that was left open.
public struct RecallCheck: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "recall_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID

  /// The wish to take up that check.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
  }

  /// Makes the actor the one who works on it.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    guard let check else { throw .noSuchCheck }
    guard check.status == .open || check.status == .parked else { throw .notOpen(check.status) }
    return [.recalled]
  }
}
