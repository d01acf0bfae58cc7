import GRDB
public import POSModel

extension ModifierGroup: Projected {
  static let versionSQL = "SELECT version FROM modifier_groups WHERE name = ?"

  static let groupsTable = ProjectedTable(
    "modifier_groups", key: ["name"],
    columns: ["position", "least", "most", "free", "version", "lamport"])

  static let modifiersTable = ProjectedTable(
    "modifiers", key: ["group_name", "position"],
    columns: ["name", "kitchen_name", "price_minor"])

  func changedRows(since old: ModifierGroup?, _ realm: Realm) -> [ProjectedRow] {
    let row = ProjectedRow(
      Self.groupsTable,
      [id.rawValue, entry.position, entry.least, entry.most, entry.free, version, lamport])
    let modifiers = entry.modifiers.enumerated().map { place, modifier in
      ProjectedRow(
        Self.modifiersTable,
        [id.rawValue, place, modifier.name, modifier.kitchenName, modifier.price.minorUnits])
    }
    return [row] + modifiers
  }

  func removedRows(since old: ModifierGroup) -> [RowKey] {
    (entry.modifiers.count..<max(entry.modifiers.count, old.entry.modifiers.count))
      .map { RowKey(Self.modifiersTable, id.rawValue, $0) }
  }
}

extension Store {
  /// The modifier groups, in menu order.
  ///
  /// - Throws: ``StoreFailure``.
  public func modifierGroups() throws -> [ModifierGroup] {
    try read { log in
      try String.fetchAll(log.db, sql: "SELECT name FROM modifier_groups ORDER BY position, name")
        .compactMap { try log.folded(ModifierGroupID($0)).state }
    }
  }
}
