/// A wish: begin a new check. Its number is reserved in the same transaction.
public struct OpenCheck: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "open_check"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The id of the check to be.
  public var checkID: CheckID
  /// How the guest takes it.
  public var orderType: OrderType

  /// The wish for a check of that id.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, orderType: OrderType) {
    (self.key, self.actor, self.checkID, self.orderType) = (key, actor, checkID, orderType)
  }

  /// A check number.
  public var needs: Needs { Needs(checkNumbers: 1) }

  /// Opens the check under the reserved numbers.
  ///
  /// - Throws: `CheckRefusal.notAllowed` or `.alreadyOpened`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    guard check == nil else { throw .alreadyOpened }
    guard let numbers = world.numbers.first else { preconditionFailure("numbers were asked for") }
    return [
      .opened(
        CheckOpened(
          numbers: numbers, rules: world.rules, orderType: orderType,
          businessDay: world.businessDay, device: world.device))
    ]
  }
}
