/// A wish: have the house give a discount, or change it.
public struct EnterDiscountRule: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "enter_discount_rule"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// What it is known by.
  public var ruleID: DiscountRuleID
  /// What it is to be.
  public var entry: DiscountRuleEntry

  /// The version of it that was shown to whoever wishes: the wish is for no later one. Nil where
  /// the entry is to stand whatever was there.
  public var shownVersion: Int?

  /// The wish for that entry.
  public init(
    key: IdempotencyKey, actor: EmployeeID, ruleID: DiscountRuleID, entry: DiscountRuleEntry,
    shownVersion: Int? = nil
  ) {
    (self.key, self.actor, self.ruleID, self.entry) = (key, actor, ruleID, entry)
    self.shownVersion = shownVersion
  }

  /// What it is about.
  public var subjectID: DiscountRuleID { ruleID }

  /// Enters it.
  ///
  /// - Throws: `CatalogueRefusal`.
  public func decide(
    _ subject: DiscountRule?, _ world: World
  ) throws(CatalogueRefusal) -> [DiscountRuleFact] {
    do { _ = try world.employee(allowedTo: \.mayConfigure) } catch { throw .notAllowed(error) }
    if let shownVersion, shownVersion != subject?.version { throw .changedMeanwhile }
    guard !ruleID.rawValue.isEmpty, !entry.name.isEmpty else { throw .nameMissing }
    guard entry.isSound else { throw .badDiscount(ruleID.rawValue) }
    return [.entered(entry)]
  }

  /// What it is known by.
  public func respond(_ subject: DiscountRule, _ facts: [DiscountRuleFact]) -> DiscountRuleID {
    ruleID
  }
}
