/// Something `pos verify` found wrong with a store.
public struct StoreFault: Sendable, Equatable {
  /// Which promise is broken.
  public enum Kind: String, Sendable, CaseIterable {
    /// SQLite finds the file damaged, or a row that refers to nothing.
    case integrity
    /// A table, an index or a trigger is not as it was made.
    case schema
    /// Two checks of a revenue center have one number.
    case duplicateCheckNumber = "duplicate_check_number"
    /// A stored response stands twice.
    case duplicateIdempotencyKey = "duplicate_idempotency_key"
    /// A payment stands twice.
    case duplicatePayment = "duplicate_payment"
    /// A check has two tickets of one station and round.
    case duplicateTicket = "duplicate_ticket"
    /// A print job stands twice.
    case duplicatePrintJob = "duplicate_print_job"
    /// A revenue center has no counter, or one that would give a used number again.
    case counter
    /// An origin's events have a gap, or its count is wrong.
    case sequence
    /// The hash chain is broken, or a payload is not the one its hash was made of.
    case chain
    /// A row is not what its events say.
    case row
    /// Items, totals and payments of a check do not add up.
    case sums
  }

  /// Which promise is broken.
  public let kind: Kind
  /// Where, for whoever mends it.
  public let detail: String
}
