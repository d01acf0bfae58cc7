import GRDB
import POSModel

/// What a manager is told of events that do not come or go.
struct SyncReviews {
  let db: Database
  let now: Instant

  /// What it is about.
  enum Kind: String {
    /// Events did not reach the cloud.
    case notSynced = "not_synced"
    /// Events of the cloud cannot be taken.
    case notPulled = "not_pulled"
  }

  /// Leaves an item, or opens it again; one that says so already stays as it is. `key` tells it
  /// from others of its kind.
  ///
  /// - Throws: the database's error.
  func tell(_ kind: Kind, _ key: String, subject: (String, String), _ detail: String) throws {
    try db.execute(
      sql: """
        INSERT INTO review_items (id, kind, subject_type, subject_id, detail, updated_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
          SET detail = excluded.detail, status = 'open', updated_at = excluded.updated_at
          WHERE status <> 'open' OR detail <> excluded.detail
        """,
      arguments: [
        "\(kind.rawValue):\(key)", kind.rawValue, subject.0, subject.1, detail, now.text,
      ])
  }

  /// What was told is over.
  ///
  /// - Throws: the database's error.
  func settle(_ kind: Kind, _ key: String) throws {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE review_items SET status = 'resolved', updated_at = ?
        WHERE id = ? AND status = 'open'
        """)
    try statement.execute(arguments: [now.text, "\(kind.rawValue):\(key)"])
  }

  /// All that was told is over.
  ///
  /// - Throws: the database's error.
  func settleAll() throws {
    try db.execute(
      sql: """
        UPDATE review_items SET status = 'resolved', updated_at = ?
        WHERE kind IN (?, ?) AND status = 'open'
        """, arguments: [now.text, Kind.notSynced.rawValue, Kind.notPulled.rawValue])
  }
}
