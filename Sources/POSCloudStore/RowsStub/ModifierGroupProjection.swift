import POSModel

extension ModifierGroup: Projected {
  static let groupsTable = ProjectedTable(
    "modifier_groups", key: ["name"],
    columns: ["position", "least", "most", "free", "version", "lamport"])

  static let modifiersTable = ProjectedTable(
    "modifiers", key: ["group_name", "position"],
    columns: ["name", "kitchen_name", "price_minor"])

  func changedRows(since old: ModifierGroup?, _ realm: CloudRealm) -> [ProjectedRow] {
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
