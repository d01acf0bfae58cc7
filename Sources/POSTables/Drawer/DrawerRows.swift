public import POSModel

extension Drawer: Tabulated {
  /// Where it is copied.
  public static let tables = [drawersTable, sessionsTable]

  static let drawersTable = StoredTable(
    "drawers", key: ["device_id"],
    columns: [
      "openings", "reason", "employee_id", "approver_id", "opened_at", "version", "lamport",
    ])

  static let sessionsTable = StoredTable(
    "drawer_sessions", key: ["device_id", "session"],
    columns: [
      "opened_at", "closed_at", "float_minor", "counted_minor", "left_minor", "employee_id",
      "approver_id", "version", "lamport",
    ])

  static let kicksTable = StoredTable(
    "drawer_kicks", key: ["id"], columns: ["device_id", "reason", "intended_at"])

  /// What changed.
  public func changedRows(since old: Drawer?, _ owner: RowOwner) -> [TableRow] {
    let row = TableRow(
      Self.drawersTable,
      [
        id.row, openings.row, reason.row, employee.row, approver.row, openedAt.row, version.row,
        lamport.row,
      ])
    let changed = sessions.filter { old?.sessions.contains($0) != true }
    return [row] + changed.map { self.row(of: $0) }
      + moments.enumerated().dropFirst(old?.moments.count ?? 0).map { place, moment in
        TableRow(
          Self.kicksTable,
          ["\(id.rawValue):\(place + 1)".row, id.row, "no_sale".row, moment.row])
      }
  }

  private func row(of session: DrawerSession) -> TableRow {
    TableRow(
      Self.sessionsTable,
      [
        id.row, session.number.row, session.openedAt.row, session.closedAt.row, session.float.row,
        session.counted.row, session.left.row, session.employee.row, session.approver.row,
        session.version.row, session.lamport.row,
      ])
  }
}
