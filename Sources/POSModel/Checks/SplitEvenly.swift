/// A wish: let the guests pay in equal parts.
public struct SplitEvenly: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "split_evenly"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID
  /// How many parts; 1 takes the split back.
  public var shares: Int

  /// The wish for so many parts.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, shares: Int) {
    (self.key, self.actor, self.checkID, self.shares) = (key, actor, checkID, shares)
  }

  /// Parts what is still due; the parts sum to it, to the minor unit.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    let check = try check.open()
    guard (1...Self.mostShares).contains(shares) else { throw .badSplit(most: Self.mostShares) }
    guard !check.items.isEmpty else { throw .empty }
    return [.sharesChanged(shares)]
  }
}

extension SplitEvenly {
  /// The most parts a check is paid in.
  public static let mostShares = 99
}
