/// A wish: put a combo on the menu, or change it.
public struct EnterCombo: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "enter_combo"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// What it is known by.
  public var comboID: ComboID
  /// What it is to be.
  public var entry: ComboEntry

  /// The wish for that entry.
  public init(key: IdempotencyKey, actor: EmployeeID, comboID: ComboID, entry: ComboEntry) {
    (self.key, self.actor, self.comboID, self.entry) = (key, actor, comboID, entry)
  }

  /// What it is about.
  public var subjectID: ComboID { comboID }

  /// Enters it.
  ///
  /// - Throws: `CatalogueRefusal`.
  public func decide(
    _ subject: Combo?, _ world: World
  ) throws(CatalogueRefusal) -> [ComboFact] {
    do { _ = try world.employee(allowedTo: \.mayConfigure) } catch { throw .notAllowed(error) }
    guard !entry.slots.isEmpty, entry.slots.allSatisfy({ !$0.choices.isEmpty }) else {
      throw .badCounts(comboID.rawValue)
    }
    for choice in entry.slots.flatMap(\.choices) {
      guard choice.surcharge >= .zero, choice.surcharge.isWithinLimit else {
        throw .badPrice(choice.surcharge)
      }
    }
    return [.entered(entry)]
  }

  /// What it is known by.
  public func respond(_ subject: Combo, _ facts: [ComboFact]) -> ComboID { comboID }
}
