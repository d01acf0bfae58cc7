/// A wish: change one rule of the store.
public struct ChangeSetting: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "change_setting"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// What to set.
  public var setting: SettingID
  /// What to set it to.
  public var value: String

  /// The wish for that value.
  public init(key: IdempotencyKey, actor: EmployeeID, setting: SettingID, value: String) {
    (self.key, self.actor, self.setting, self.value) = (key, actor, setting, value)
  }

  /// The setting it is about.
  public var subjectID: SettingID { setting }

  /// Sets it.
  ///
  /// - Throws: `CatalogueRefusal.notAllowed` or `.badRule`.
  public func decide(
    _ current: Setting?, _ world: World
  ) throws(CatalogueRefusal) -> [SettingFact] {
    do { _ = try world.employee(allowedTo: \.mayConfigure) } catch { throw .notAllowed(error) }
    var rules = world.rules
    do { try rules.set(setting.rawValue, to: value) } catch { throw .badRule(error) }
    return [.changed(value)]
  }

  /// The value set.
  public func respond(_ setting: Setting, _ facts: [SettingFact]) -> String { setting.value }
}
