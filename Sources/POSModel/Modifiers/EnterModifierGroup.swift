/// A wish: put a modifier group on the menu, or change it.
public struct EnterModifierGroup: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "enter_modifier_group"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// What it is known by.
  public var groupID: ModifierGroupID
  /// What it is to be.
  public var entry: ModifierGroupEntry

  /// The wish for that entry.
  public init(
    key: IdempotencyKey, actor: EmployeeID, groupID: ModifierGroupID, entry: ModifierGroupEntry
  ) {
    (self.key, self.actor, self.groupID, self.entry) = (key, actor, groupID, entry)
  }

  /// What it is about.
  public var subjectID: ModifierGroupID { groupID }

  /// Enters it.
  ///
  /// - Throws: `CatalogueRefusal`.
  public func decide(
    _ subject: ModifierGroup?, _ world: World
  ) throws(CatalogueRefusal) -> [ModifierGroupFact] {
    do { _ = try world.employee(allowedTo: \.mayConfigure) } catch { throw .notAllowed(error) }
    guard !groupID.rawValue.isEmpty, entry.modifiers.allSatisfy({ !$0.name.isEmpty }) else {
      throw .nameMissing
    }
    for modifier in entry.modifiers {
      guard modifier.price >= .zero, modifier.price.isWithinLimit else {
        throw .badPrice(modifier.price)
      }
    }
    guard entry.least >= 0, entry.least <= entry.most, entry.free >= 0,
      entry.least <= entry.modifiers.count
    else { throw .badCounts(groupID.rawValue) }
    return [.entered(entry)]
  }

  /// What it is known by.
  public func respond(_ subject: ModifierGroup, _ facts: [ModifierGroupFact]) -> ModifierGroupID {
    groupID
  }
}
