import GRDB
import POSModel
import POSTables

extension PINClaims {
  /// Gives each PIN claimed before or now to the first who claimed it: two lanes that could not see
  /// each other may have given it twice, and both must come to the same end.
  ///
  /// - Throws: the database's error.
  func settle(_ db: Database) throws {
    // All that these claims led to goes first, so that nobody's new claim meets an old one's.
    try db.execute(
      sql: "UPDATE employees SET pin_lookup = NULL WHERE id = ?", arguments: [employee.rawValue])
    try db.execute(
      sql: "DELETE FROM review_items WHERE id = 'pin_claimed_twice:' || ?",
      arguments: [employee.rawValue])
    for claim in lookups {
      try db.execute(
        sql: "UPDATE employees SET pin_lookup = NULL WHERE pin_lookup = ?", arguments: [claim])
      try db.execute(
        sql: """
          DELETE FROM review_items WHERE id IN
            (SELECT 'pin_claimed_twice:' || id FROM employees WHERE pin_claim = ?)
          """, arguments: [claim])
    }
    for claim in lookups { try Self.settle(claim, db) }
  }

  /// Gives one PIN to the first who claimed it; a manager hears of the others.
  ///
  /// - Throws: the database's error.
  private static func settle(_ claim: String, _ db: Database) throws {
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
