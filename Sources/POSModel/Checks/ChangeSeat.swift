/// A wish: say which seat a line is for.
public struct ChangeSeat: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "change_seat"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// The line.
  public var itemID: CheckItemID
  /// The seat, from 1 to 99; nil for nobody in particular.
  public var seat: Int?

  /// The wish for that seat.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, itemID: CheckItemID, seat: Int?
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.itemID, self.seat) = (itemID, seat)
  }

  /// Sets the seat.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    _ = try check.open().line(itemID)
    guard seat.map({ (1...99).contains($0) }) ?? true else { throw .badSplit(most: 99) }
    return [.itemSeated(itemID, seat)]
  }
}
