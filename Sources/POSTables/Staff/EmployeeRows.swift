public import POSModel

extension Employee: Tabulated {
  /// Where it is copied.
  public static let tables = [employeesTable]

  /// Without `pin_lookup`, which depends on who else claims the PIN; see ``pinClaims(since:)``.
  static let employeesTable = StoredTable(
    "employees", key: ["id"],
    columns: [
      "name", "role", "is_active", "pin_claim", "pin_claim_order", "pin_hash", "version", "lamport",
    ])

  /// What changed.
  public func changedRows(since old: Employee?, _ owner: RowOwner) -> [TableRow] {
    [
      TableRow(
        Self.employeesTable,
        [
          id.row, name.row, role.row, isActive.row, (entry.pin?.lookup).row,
          pinPosition.sortable.row, (entry.pin?.hash).row, version.row, lamport.row,
        ])
    ]
  }

  /// The PIN it claims and the one it claimed before, when either claim is new.
  public func pinClaims(since old: Employee?) -> PINClaims? {
    if old?.entry.pin?.lookup == entry.pin?.lookup, old?.pinPosition == pinPosition { return nil }
    let lookups = Set([old?.entry.pin?.lookup, entry.pin?.lookup].compactMap { $0 })
    return PINClaims(employee: id, lookups: lookups.sorted())
  }
}

extension FoldPosition {
  /// The position as text that sorts the same way.
  var sortable: String {
    let digits = String(lamport)
    let padding = String(repeating: "0", count: max(0, 19 - digits.utf8.count))
    return "\(padding)\(digits) \(origin.rawValue) \(eventID.rawValue)"
  }
}
