/// A rule of the house said no. An answer, not a fault: shown, never retried, logged at `info`.
public protocol Refusal: Error, Equatable, Sendable {
  /// Stable `family.reason`, for logs, messages and tests. Never shown to a guest.
  var code: String { get }
}
