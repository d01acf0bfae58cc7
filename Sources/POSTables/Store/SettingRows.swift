public import POSModel

extension Setting: Tabulated {
  /// Where it is copied.
  public static let tables = [configTable]

  static let configTable = StoredTable(
    "pos_config", key: ["key"], columns: ["value", "version", "lamport", "updated_at"])

  /// What changed.
  public func changedRows(since old: Setting?, _ owner: RowOwner) -> [TableRow] {
    [
      TableRow(
        Self.configTable,
        [id.row, value.row, version.row, lamport.row, updatedAt.row])
    ]
  }
}
