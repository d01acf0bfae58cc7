/// A wish: have the kitchen make a check before others.
public struct RushCheck: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "rush_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID

  /// The wish to have it made first.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
  }

  /// What was made once more where its lines were sent from.
  public func needs(on check: Check?) -> Needs {
    var needs = Needs()
    needs.remakes = check?.firedFrom ?? []
    return needs
  }

  /// Marks the check; what is sent of it later is in a hurry too.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    let check = try check.open()
    guard !check.items.isEmpty else { throw .empty }
    guard !check.isRush else { throw .isRushed }
    return [.rushed]
  }

  /// Its tickets are marked.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] { check?.firing(facts, world.remakes) ?? [] }
}
