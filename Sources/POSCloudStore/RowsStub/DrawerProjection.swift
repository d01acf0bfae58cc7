import POSModel

extension Drawer: Projected {
  static let drawersTable = ProjectedTable(
    "drawers", key: ["device_id"],
    columns: [
      "openings", "reason", "employee_id", "approver_id", "opened_at", "version", "lamport",
    ])

  static let sessionsTable = ProjectedTable(
    "drawer_sessions", key: ["device_id", "session"],
    columns: [
      "opened_at", "closed_at", "float_minor", "counted_minor", "left_minor", "employee_id",
      "approver_id", "version", "lamport",
    ])

  static let kicksTable = ProjectedTable(
    "drawer_kicks", key: ["id"], columns: ["device_id", "reason", "intended_at"])

  func changedRows(since old: Drawer?, _ realm: CloudRealm) -> [ProjectedRow] {
    let row = ProjectedRow(
      Self.drawersTable,
      [
        id.rawValue, openings, reason, employee.rawValue, approver?.rawValue, openedAt.text,
        version, lamport,
      ])
    let changed = sessions.filter { old?.sessions.contains($0) != true }
    return [row] + changed.map { self.row(of: $0) }
      + moments.enumerated().dropFirst(old?.moments.count ?? 0).map { place, moment in
        ProjectedRow(
          Self.kicksTable, ["\(id.rawValue):\(place + 1)", id.rawValue, "no_sale", moment.text])
      }
  }

  private func row(of session: DrawerSession) -> ProjectedRow {
    ProjectedRow(
      Self.sessionsTable,
      [
        id.rawValue, session.number, session.openedAt?.text, session.closedAt?.text,
        session.float.minorUnits, session.counted?.minorUnits, session.left?.minorUnits,
        session.employee?.rawValue, session.approver?.rawValue, session.version, session.lamport,
      ])
  }
}
