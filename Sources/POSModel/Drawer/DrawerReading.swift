/// An X report that somebody wanted, and where its session stood then.
public struct DrawerReading: Hashable, Sendable {
  /// Counts the X reports of the device from 1.
  public let number: Int
  /// The session that went on.
  public let session: Int
  /// When it was wanted.
  public let at: Instant
  /// The logical clock of that: what is later is not in the report.
  public let lamport: Int64
  /// By whom.
  public let employee: EmployeeID
  /// Who approved it; nil when they may alone.
  public let approver: EmployeeID?
}
