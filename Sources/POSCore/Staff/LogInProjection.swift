import GRDB
import POSModel

extension DeviceLogIns: Projected {
  static let versionSQL = "SELECT version FROM device_log_ins WHERE device_id = ?"

  static let logInsTable = ProjectedTable(
    "device_log_ins", key: ["device_id"],
    columns: [
      "employee_id", "failures", "approval_failures", "approval_failed_at", "locked_until",
      "version", "lamport",
    ])

  /// A device's log-ins go on for years; their row holds all that is left of them.
  ///
  /// - Throws: the database's error.
  static func restored(_ id: DeviceLogInsID, _ db: Database) throws -> DeviceLogIns? {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM device_log_ins WHERE device_id = ?")
    return try Row.fetchOne(statement, arguments: [id.rawValue]).map { row in
      DeviceLogIns(
        id: id, employee: (row["employee_id"] as String?).map { EmployeeID($0) },
        failures: row["failures"], approvalFailures: row["approval_failures"],
        approvalFailedAt: (row["approval_failed_at"] as String?).flatMap { Instant(text: $0) },
        lockedUntil: (row["locked_until"] as String?).flatMap { Instant(text: $0) },
        version: row["version"], lamport: row["lamport"])
    }
  }

  func changedRows(since old: DeviceLogIns?, _ realm: Realm) -> [ProjectedRow] {
    [
      ProjectedRow(
        Self.logInsTable,
        [
          id.rawValue, employee?.rawValue, failures, approvalFailures, approvalFailedAt?.text,
          lockedUntil?.text, version, lamport,
        ])
    ]
  }
}
