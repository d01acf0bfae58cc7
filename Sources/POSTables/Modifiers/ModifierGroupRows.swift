public import POSModel

extension ModifierGroup: Tabulated {
  /// Where it is copied.
  public static let tables = [groupsTable, modifiersTable]

  static let groupsTable = StoredTable(
    "modifier_groups", key: ["name"],
    columns: ["position", "least", "most", "free", "version", "lamport"])

  static let modifiersTable = StoredTable(
    "modifiers", key: ["group_name", "position"],
    columns: ["name", "kitchen_name", "price_minor"])

  /// What changed.
  public func changedRows(since old: ModifierGroup?, _ owner: RowOwner) -> [TableRow] {
    let row = TableRow(
      Self.groupsTable,
      [
        id.row, entry.position.row, entry.least.row, entry.most.row, entry.free.row, version.row,
        lamport.row,
      ])
    let modifiers = entry.modifiers.enumerated().map { place, modifier in
      TableRow(
        Self.modifiersTable,
        [
          id.row, place.row, modifier.name.row, modifier.kitchenName.row, modifier.price.row,
        ])
    }
    return [row] + modifiers
  }

  /// What is gone.
  public func removedRows(since old: ModifierGroup) -> [RowKey] {
    (entry.modifiers.count..<max(entry.modifiers.count, old.entry.modifiers.count))
      .map { RowKey(Self.modifiersTable, id.rawValue, $0) }
  }
}
