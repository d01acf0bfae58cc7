public import POSModel

/// Something a manager must look at.
public struct ReviewItem: Sendable, Equatable {
  /// Tells it apart.
  public let id: String
  /// What is the matter, such as `overpaid` or `rows_conflict`.
  public let kind: String
  /// The kind of thing it is about.
  public let subjectType: String
  /// The thing it is about.
  public let subjectID: String
  /// What is the matter, in words.
  public let detail: String
  /// When it came up; nil where nobody knows.
  public let at: Instant?
}

extension CloudStore {
  /// What waits for a manager of a store, the latest first, at most `limit`, and of each no more
  /// than a page may show.
  ///
  /// - Throws: ``CloudFailure``.
  public func reviewItems(of realm: CloudRealm, limit: Int = 200) async throws -> [ReviewItem] {
    try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      return try connection.execute(
        """
        SELECT id, kind, subject_type, left(subject_id, 64), left(detail, 1000), updated_at
        FROM review_items
        WHERE tenant_id = $1 AND store_id = $2 AND status = 'open'
        ORDER BY updated_at DESC, id LIMIT $3
        """, log.keys + [.integer(Int64(limit))]
      ).map { row in
        ReviewItem(
          id: row.text(0), kind: row.text(1), subjectType: row.text(2), subjectID: row.text(3),
          detail: row.text(4), at: Instant(text: row.text(5)))
      }
    }
  }

  /// Somebody looked at it.
  ///
  /// - Returns: whether it was open.
  /// - Throws: ``CloudFailure``.
  @discardableResult
  public func resolve(review id: String, of realm: CloudRealm) async throws -> Bool {
    try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      return try connection.execute(
        """
        UPDATE review_items SET status = 'resolved'
        WHERE tenant_id = $1 AND store_id = $2 AND id = $3 AND status = 'open'
        """, log.keys + [.text(id)]
      ).changed > 0
    }
  }
}
