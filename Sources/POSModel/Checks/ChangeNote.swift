/// A wish: set or take off the note of a line.
public struct ChangeNote: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "change_note"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check of the line.
  public var checkID: CheckID
  /// The line.
  public var itemID: CheckItemID
  /// The note; empty takes it off.
  public var note: String

  /// The wish for that note.
  public init(
    key: IdempotencyKey, actor: EmployeeID, checkID: CheckID, itemID: CheckItemID, note: String
  ) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
    (self.itemID, self.note) = (itemID, note)
  }

  /// Sets the note.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    _ = try check.open().unsentLine(itemID)
    try note.guardLength()
    return [.itemNoteChanged(itemID, note)]
  }
}
