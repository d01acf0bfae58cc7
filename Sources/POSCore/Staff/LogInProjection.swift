import GRDB
import POSModel

extension DeviceLogIns: Projected {
  static let versionSQL = "SELECT version FROM device_log_ins WHERE device_id = ?"

  static let logInsTable = ProjectedTable(
    "device_log_ins", key: ["device_id"],
    columns: ["employee_id", "failures", "locked_until", "version", "lamport"])

  func changedRows(since old: DeviceLogIns?, _ realm: Realm) -> [ProjectedRow] {
    [
      ProjectedRow(
        Self.logInsTable,
        [id.rawValue, employee?.rawValue, failures, lockedUntil?.text, version, lamport])
    ]
  }
}
