import POSModel

extension DeviceLogIns: Projected {
  static let logInsTable = ProjectedTable(
    "device_log_ins", key: ["device_id"],
    columns: [
      "employee_id", "failures", "approval_failures", "approval_failed_at", "locked_until",
      "version", "lamport",
    ])

  func changedRows(since old: DeviceLogIns?, _ realm: CloudRealm) -> [ProjectedRow] {
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
