import GRDB
import POSModel

extension Setting: Projected {
  static let versionSQL = "SELECT version FROM pos_config WHERE key = ?"

  static let configTable = ProjectedTable(
    "pos_config", key: ["key"], columns: ["value", "version", "lamport", "updated_at"])

  func changedRows(since old: Setting?, _ realm: Realm) -> [ProjectedRow] {
    [
      ProjectedRow(
        Self.configTable, [id.rawValue, value, version, lamport, updatedAt.text])
    ]
  }
}
