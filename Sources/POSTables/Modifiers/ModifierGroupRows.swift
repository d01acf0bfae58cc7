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
      [id.rawValue, entry.position, entry.least, entry.most, entry.free, version, lamport])
    let modifiers = entry.modifiers.enumerated().map { place, modifier in
      TableRow(
        Self.modifiersTable,
        [id.rawValue, place, modifier.name, modifier.kitchenName, modifier.price.minorUnits])
    }
    return [row] + modifiers
  }

  /// What is gone.
  public func removedRows(since old: ModifierGroup) -> [RowKey] {
    (entry.modifiers.count..<max(entry.modifiers.count, old.entry.modifiers.count))
      .map { RowKey(Self.modifiersTable, id.rawValue, $0) }
  }
}
