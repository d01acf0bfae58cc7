/// A wish: write the guest's name on the check.
public struct NameCheck: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "name_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The name; empty takes it off.
  public var name: String

  /// The wish for that name.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, name: String) {
    (self.key, self.actor, self.checkID, self.name) = (key, actor, checkID, name)
  }

  /// Writes it.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    _ = try check.open()
    try name.guardLength()
    return [.named(name)]
  }
}
