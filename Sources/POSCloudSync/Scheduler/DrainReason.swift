/// Why the outbox is drained.
public enum DrainReason: String, Sendable, CaseIterable {
  /// Something happened that the cloud must know.
  case event
  /// There was more than fitted.
  case more
  /// Nothing happened for a while: is the cloud still there?
  case timer
  /// The last attempt failed, and its pause is over.
  case retry
  /// There was no connection; is there one now?
  case network
  /// The program started.
  case start
  /// Somebody pressed **Sync now**.
  case asked
}
