/// The id of a drawer: its device's.
public typealias DrawerID = ID<Drawer>

/// The cash drawer of a device: who opened it without a sale and why, its sessions and reports.
///
/// Payments open it too; that intent is written with the payment. What came in and went out is not
/// kept here: a report adds it up from what the device did in a session.
public struct Drawer: Aggregate {
  /// Its events are the drawer's on the wire.
  public static let aggregateType = AggregateType.drawer

  /// The device.
  public let id: DrawerID
  /// How often it was opened without a sale.
  public internal(set) var openings = 0
  /// Why it was opened last.
  public internal(set) var reason = ""
  /// Who opened it last.
  public internal(set) var employee: EmployeeID
  /// Who approved that; nil when they may alone.
  public internal(set) var approver: EmployeeID?
  /// When it was opened last; as long as it never was, when the first fact about it happened.
  public internal(set) var openedAt: Instant
  /// When it was opened without a sale, each time.
  public internal(set) var moments: [Instant] = []
  /// Its sessions, in their order; the last one is not closed yet.
  public internal(set) var sessions: [DrawerSession]
  /// The X reports that were wanted, in their order.
  public internal(set) var readings: [DrawerReading] = []
  /// How many events are folded in.
  public var version = 0
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// The drawer after the first fact about it; its first session began with the device.
  public init?(id: DrawerID, beginning fact: DrawerFact, _ stamp: FactStamp) {
    (self.id, employee, openedAt, lamport) = (id, stamp.actor, stamp.at, stamp.lamport)
    sessions = [DrawerSession(first: stamp)]
    apply(fact, stamp)
  }

  /// The session that goes on.
  public var session: DrawerSession { sessions[sessions.count - 1] }

  /// Takes a fact.
  public mutating func apply(_ fact: DrawerFact, _ stamp: FactStamp) {
    lamport = stamp.lamport
    switch fact {
    case .opened(let reason, let approver):
      openings += 1
      moments.append(stamp.at)
      (self.reason, self.approver) = (reason, approver)
      (employee, openedAt) = (stamp.actor, stamp.at)
    case .floatSet(let float, _):
      change { $0.float = float }
    case .reportWanted(_, let approver):
      readings.append(
        DrawerReading(
          number: readings.count + 1, session: sessions.count, at: stamp.at,
          lamport: stamp.lamport, employee: stamp.actor, approver: approver))
    case .sessionClosed(_, let counted, let left, let approver):
      change {
        ($0.counted, $0.left, $0.closedAt) = (counted, left, stamp.at)
        ($0.employee, $0.approver) = (stamp.actor, approver)
      }
      sessions.append(DrawerSession(after: session, version: version + 1))
    }
  }

  /// Changes the session that goes on. The fact being applied is not counted in `version` yet.
  private mutating func change(_ change: (inout DrawerSession) -> Void) {
    change(&sessions[sessions.count - 1])
    sessions[sessions.count - 1].version = version + 1
    sessions[sessions.count - 1].lamport = lamport
  }
}
