import POSModel

extension Employee: Projected {
  /// Without `pin_lookup`, which depends on who else claims the PIN; see ``settle(since:_:)``.
  static let employeesTable = ProjectedTable(
    "employees", key: ["id"],
    columns: [
      "name", "role", "is_active", "pin_claim", "pin_claim_order", "pin_hash", "version", "lamport",
    ])

  func changedRows(since old: Employee?, _ realm: CloudRealm) -> [ProjectedRow] {
    [
      ProjectedRow(
        Self.employeesTable,
        [
          id.rawValue, name, role.rawValue, isActive, entry.pin?.lookup, pinPosition.sortable,
          entry.pin?.hash, version, lamport,
        ])
    ]
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
