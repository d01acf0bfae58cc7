import GRDB
import POSModel
import POSWire

/// Keeps the review items of records that were changed twice, unknown to each other.
struct ConflictNotes {
  let log: EventLog

  /// Brings the items of one record up to date, after `fresh` events of it came from elsewhere.
  ///
  /// - Throws: the database's error.
  func update(_ id: String, type: String, fresh: [Envelope]) throws {
    // Events that came in their turn knew all before them; most do.
    let count = try Int.fetchOne(
      log.db.cachedStatement(
        sql: "SELECT COUNT(*) FROM events WHERE aggregate_id = ? AND aggregate_type = ?"),
      arguments: [id, type])
    let last = count ?? 0
    guard fresh.map(\.version).sorted() != Array(last - fresh.count + 1..<last + 1) else { return }
    let conflicts = ChangeConflict.all(in: try log.events(of: id, type: type))
    let present = Set(conflicts.map { Self.id($0) })
    let known = try String.fetchAll(
      log.db,
      sql: """
        SELECT id FROM review_items
        WHERE kind = 'changed_twice' AND subject_type = ? AND subject_id = ?
        """, arguments: [type, id])
    for gone in known where !present.contains(gone) {
      try log.db.execute(sql: "DELETE FROM review_items WHERE id = ?", arguments: [gone])
    }
    for conflict in conflicts {
      try log.db.execute(
        sql: """
          INSERT INTO review_items (id, kind, subject_type, subject_id, detail, updated_at)
          VALUES (?, 'changed_twice', ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
            detail = excluded.detail, updated_at = excluded.updated_at
          """,
        arguments: [
          Self.id(conflict), type, id, conflict.detail(in: log.realm.currency),
          conflict.kept.at.text,
        ])
    }
  }

  private static func id(_ conflict: ChangeConflict) -> String { "changed_twice:\(conflict.key)" }
}
