public import POSModel

extension DeviceLogIns: Tabulated {
  /// Where it is copied.
  public static let tables = [logInsTable]

  static let logInsTable = StoredTable(
    "device_log_ins", key: ["device_id"],
    columns: [
      "employee_id", "failures", "approval_failures", "approval_failed_at", "locked_until",
      "version", "lamport",
    ])

  /// A device's log-ins go on for years; their row holds all that is left of them.
  public static func restored(_ id: DeviceLogInsID, _ row: [RowValue]) -> DeviceLogIns? {
    guard let failures = row[2].integer, let approvalFailures = row[3].integer,
      let version = row[6].integer, let lamport = row[7].integer
    else { return nil }
    return DeviceLogIns(
      id: id, employee: row[1].text.map { EmployeeID($0) }, failures: Int(failures),
      approvalFailures: Int(approvalFailures),
      approvalFailedAt: row[4].text.flatMap { Instant(text: $0) },
      lockedUntil: row[5].text.flatMap { Instant(text: $0) }, version: Int(version),
      lamport: lamport)
  }

  /// Its row holds all of it.
  public static var isHeldByRow: Bool { true }

  /// What changed.
  public func changedRows(since old: DeviceLogIns?, _ owner: RowOwner) -> [TableRow] {
    [
      TableRow(
        Self.logInsTable,
        [
          id.row, employee.row, failures.row, approvalFailures.row, approvalFailedAt.row,
          lockedUntil.row, version.row, lamport.row,
        ])
    ]
  }
}
