import GRDB
public import POSModel

/// Something a manager must look at.
public struct ReviewItem: Sendable, Equatable {
  /// What kind of thing it is, such as `overpaid_check`.
  public let kind: String
  /// What it is about, as people call it; empty when it has no name here.
  public let subject: String
  /// What is to be said of it.
  public let detail: String
  /// When it came up; nil where what it is about tells.
  public let at: Instant?
}

extension Store {
  /// What a manager must look at, the latest first; at most `limit`.
  ///
  /// - Throws: ``StoreFailure``.
  public func openReviews(limit: Int) throws -> [ReviewItem] {
    try read { log in
      let statement = try log.db.cachedStatement(
        sql: """
          SELECT kind, detail, updated_at, COALESCE(
            (SELECT 'Check #' || check_number FROM checks WHERE id = subject_id),
            (SELECT name FROM products WHERE id = subject_id),
            (SELECT name FROM employees WHERE id = subject_id), '')
          FROM review_items WHERE status = 'open' ORDER BY updated_at DESC, id LIMIT ?
          """)
      return try Row.fetchAll(statement, arguments: [limit]).map { row in
        ReviewItem(
          kind: row[0], subject: row[3], detail: row[1],
          at: Instant(text: row[2]))
      }
    }
  }
}
