import POSModel

extension Setting: Projected {
  static let configTable = ProjectedTable(
    "pos_config", key: ["key"], columns: ["value", "version", "lamport", "updated_at"])

  func changedRows(since old: Setting?, _ realm: CloudRealm) -> [ProjectedRow] {
    [
      ProjectedRow(
        Self.configTable, [id.rawValue, value, version, lamport, updatedAt.text])
    ]
  }
}
