/// A wish: sell the parts of a combo one by one again.
public struct DissolveCombo: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "dissolve_combo"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The combo on the check.
  public var comboUseID: ComboUseID

  /// The wish to part it.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, comboUseID: ComboUseID) {
    (self.key, self.actor, self.checkID, self.comboUseID) = (key, actor, checkID, comboUseID)
  }

  /// Parts it.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    let check = try check.open()
    guard check.combos.contains(where: { $0.id == comboUseID }) else { throw .noSuchCombo }
    return [.comboDissolved(comboUseID)]
  }
}
