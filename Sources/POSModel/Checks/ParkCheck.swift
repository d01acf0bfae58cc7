/// A wish: put the check aside for the next guest.
public struct ParkCheck: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "park_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// What to find it by, such as a guest's name; empty when nothing.
  public var name: String

  /// The wish to park that check.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, name: String) {
    (self.key, self.actor, self.checkID, self.name) = (key, actor, checkID, name)
  }

  /// Parks it; a name it was parked under before stays unless a new one is given.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    let check = try check.open()
    guard !check.items.isEmpty else { throw .empty }
    try name.guardLength()
    let name = name.isEmpty ? check.name : name
    return [.parked(name: name, again: check.timesParked > 0)]
  }
}
