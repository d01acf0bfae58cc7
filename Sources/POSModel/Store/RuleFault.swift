/// Why a rule cannot be set so.
public struct RuleFault: Error, Equatable, Sendable {
  /// The rule.
  public var key: String
  /// What it was to be.
  public var value: String
  /// What is wrong with that.
  public var reason: String
}
