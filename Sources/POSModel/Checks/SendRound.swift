/// A wish: send what is new on the check to the kitchen.
public struct SendRound: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "send_round"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID

  /// The wish to send what is new.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
  }

  /// Sends it as one round; asked again, there is nothing new.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    let check = try check.open()
    let unsent = check.unsentItems
    guard !unsent.isEmpty else { throw .nothingToSend }
    return [.sent(round: check.rounds + 1, unsent)]
  }

  /// A ticket for each station.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] { check?.firing(facts) ?? [] }
}
