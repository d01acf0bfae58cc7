public import POSModel

/// A print job somebody holds the lease of.
public struct CloudPrintJob: Sendable, Equatable, Codable {
  /// The job.
  public let id: String
  /// What the lease is told by.
  public let token: String
  /// The printer.
  public let printer: PrinterID
  /// What to print; nil when a newer program made the job.
  public let request: PrintRequest?
  /// What no two jobs share.
  public let dedupeKey: String
  /// Which try this is, from 1.
  public let attempt: Int
  /// Whether bytes of it may have come to the printer before: what is printed now may be a second
  /// copy.
  public internal(set) var mayHavePrinted: Bool
}

/// Why a print job is not changed.
public enum PrintLeaseRefusal: Error, Equatable, Sendable {
  /// There is no such job.
  case noSuchJob
  /// The lease is over, or another's; this is how far the job has come.
  case notHeld(status: String)
}
