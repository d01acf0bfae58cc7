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
        id.rawValue, openings, reason, employee.rawValue, approver?.rawValue, openedAt.text,
        version, lamport,
      ])
    let changed = sessions.filter { old?.sessions.contains($0) != true }
    return [row] + changed.map { self.row(of: $0) }
      + moments.enumerated().dropFirst(old?.moments.count ?? 0).map { place, moment in
        TableRow(
          Self.kicksTable, ["\(id.rawValue):\(place + 1)", id.rawValue, "no_sale", moment.text])
      }
  }

  private func row(of session: DrawerSession) -> TableRow {
    TableRow(
      Self.sessionsTable,
      [
        id.rawValue, session.number, session.openedAt?.text, session.closedAt?.text,
        session.float.minorUnits, session.counted?.minorUnits, session.left?.minorUnits,
        session.employee?.rawValue, session.approver?.rawValue, session.version, session.lamport,
      ])
  }
}
