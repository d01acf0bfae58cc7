import GRDB
import POSModel

extension Employee: Projected {
  static let versionSQL = "SELECT version FROM employees WHERE id = ?"

  /// Without `pin_lookup`, which depends on who else claims the PIN; see ``settle(since:_:)``.
  static let employeesTable = ProjectedTable(
    "employees", key: ["id"],
    columns: [
      "name", "role", "is_active", "pin_claim", "pin_claim_order", "pin_hash", "version", "lamport",
    ])

  func changedRows(since old: Employee?, _ realm: Realm) -> [ProjectedRow] {
    [
      ProjectedRow(
        Self.employeesTable,
        [
          id.rawValue, name, role.rawValue, isActive, entry.pin?.lookup, pinPosition.sortable,
          entry.pin?.hash, version, lamport,
        ])
    ]
  }

  /// Gives each PIN claimed before or now to the first who claimed it: two lanes that could not see
  /// each other may have given it twice, and both must come to the same end.
  ///
  /// - Throws: the database's error.
  func settle(since old: Employee?, _ db: Database) throws {
    if old?.entry.pin?.lookup == entry.pin?.lookup, old?.pinPosition == pinPosition { return }
    let claims = Set([old?.entry.pin?.lookup, entry.pin?.lookup].compactMap { $0 }).sorted()
    // All that these claims led to goes first, so that nobody's new claim meets an old one's.
    try db.execute(
      sql: "UPDATE employees SET pin_lookup = NULL WHERE id = ?", arguments: [id.rawValue])
    try db.execute(
      sql: "DELETE FROM review_items WHERE id = 'pin_claimed_twice:' || ?",
      arguments: [id.rawValue])
    for claim in claims {
      try db.execute(
        sql: "UPDATE employees SET pin_lookup = NULL WHERE pin_lookup = ?", arguments: [claim])
      try db.execute(
        sql: """
          DELETE FROM review_items WHERE id IN
            (SELECT 'pin_claimed_twice:' || id FROM employees WHERE pin_claim = ?)
          """, arguments: [claim])
    }
    for claim in claims { try settle(claim, db) }
  }

  /// Gives one PIN to the first who claimed it; a manager hears of the others.
  ///
  /// - Throws: the database's error.
  private func settle(_ claim: String, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE employees SET pin_lookup = pin_claim WHERE id =
          (SELECT id FROM employees WHERE pin_claim = ? ORDER BY pin_claim_order, id LIMIT 1)
        """, arguments: [claim])
    try db.execute(
      sql: """
        INSERT INTO review_items (id, kind, subject_type, subject_id, detail, status, updated_at)
        SELECT 'pin_claimed_twice:' || id, 'pin_claimed_twice', 'employee', id,
          'has the PIN of somebody who had it first', 'open', ''
        FROM employees WHERE pin_claim = ? AND pin_lookup IS NULL
        """, arguments: [claim])
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
