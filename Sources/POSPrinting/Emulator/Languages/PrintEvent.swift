/// What came of some bytes.
public enum PrintEvent: Sendable, Equatable {
  /// A document came out, and the bytes it was sent as; what only asks is not among them.
  case document(Sheet, [UInt8])
  /// The drawer was opened.
  case kick
  /// The printer answers.
  case reply([UInt8])
}
