import GRDB
import POSModel

/// Looks up which Z report a closed check is in.
struct ZReportQuery {
  let db: Database

  /// The number of the session in which the check was closed last, once that is over too; nil while
  /// it goes on.
  ///
  /// - Throws: the database's error.
  func number(of check: CheckID) throws -> Int? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT drawer_sessions.session
        FROM (SELECT device_id, lamport FROM events
              WHERE aggregate_id = ? AND type = 'order.paid'
              ORDER BY lamport DESC, origin_device_id DESC, event_id DESC LIMIT 1) AS paid
        JOIN drawer_sessions ON drawer_sessions.device_id = paid.device_id
        WHERE closed_at IS NOT NULL AND drawer_sessions.lamport >= paid.lamport
        ORDER BY drawer_sessions.session LIMIT 1
        """)
    return try Int.fetchOne(statement, arguments: [check.rawValue])
  }
}
