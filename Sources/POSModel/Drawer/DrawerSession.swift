/// The drawer from its opening float to its blind count.
///
/// A session begins by itself where the one before ended, so that nothing a device does is in none.
public struct DrawerSession: Hashable, Sendable {
  /// Counts the sessions of the device from 1; its Z report has the same number.
  public let number: Int
  /// When the one before was closed; nil for the first, which began with the device.
  public let openedAt: Instant?
  /// The logical clock of the fact that closed the one before: what is later belongs here. Moments
  /// would not tell two things of one millisecond apart.
  public let after: Int64
  /// What lay in the drawer for change when it began, or what somebody set it to.
  public internal(set) var float: Money
  /// When it was closed; nil while it goes on.
  public internal(set) var closedAt: Instant?
  /// The cash that was counted; nil while it goes on.
  public internal(set) var counted: Money?
  /// What of it was left in for the next session; nil while it goes on.
  public internal(set) var left: Money?
  /// Who counted; nil while it goes on.
  public internal(set) var employee: EmployeeID?
  /// Who approved that; nil when they may alone.
  public internal(set) var approver: EmployeeID?
  /// Which of the drawer's facts changed it last.
  public internal(set) var version: Int
  /// The logical clock of that fact.
  public internal(set) var lamport: Int64

  /// The first session of a drawer that nobody did anything to yet.
  public init() {
    (number, openedAt, after, float) = (1, nil, 0, .zero)
    (version, lamport) = (0, 0)
  }

  /// The first session of a drawer, known of since that fact.
  init(first stamp: FactStamp) {
    self.init()
    (version, lamport) = (1, stamp.lamport)
  }

  /// The session that begins where another ended.
  init(after closed: DrawerSession, version: Int) {
    (number, openedAt, after) = (closed.number + 1, closed.closedAt, closed.lamport)
    (float, self.version, lamport) = (closed.left ?? .zero, version, closed.lamport)
  }

  /// Forgets how it ended, for a report of how it stood before.
  public mutating func reopen() {
    (closedAt, counted, left, employee, approver) = (nil, nil, nil, nil, nil)
  }

  /// Up to which logical clock it goes; nil while it goes on.
  public var until: Int64? { closedAt == nil ? nil : lamport }
}
