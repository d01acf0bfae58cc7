import GRDB
import POSModel

extension Drawer: Projected {
  static let versionSQL = "SELECT version FROM drawers WHERE device_id = ?"

  static let drawersTable = ProjectedTable(
    "drawers", key: ["device_id"],
    columns: [
      "openings", "reason", "employee_id", "approver_id", "opened_at", "version", "lamport",
    ])

  static let kicksTable = ProjectedTable(
    "drawer_kicks", key: ["id"], columns: ["device_id", "reason", "intended_at"])

  func changedRows(since old: Drawer?, _ realm: Realm) -> [ProjectedRow] {
    [
      ProjectedRow(
        Self.drawersTable,
        [
          id.rawValue, openings, reason, employee.rawValue, approver?.rawValue, openedAt.text,
          version, lamport,
        ]),
      ProjectedRow(
        Self.kicksTable, ["\(id.rawValue):\(openings)", id.rawValue, "no_sale", openedAt.text]),
    ]
  }
}
