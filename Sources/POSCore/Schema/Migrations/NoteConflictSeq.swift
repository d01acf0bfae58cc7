import GRDB

extension Schema {
  /// From which of an origin's events on the cloud has others than this store: one of the two was
  /// set back, and what is here gets there no more.
  ///
  /// - Throws: the database's error.
  static func noteConflictSeq(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE cloud_origins ADD COLUMN conflict_seq INTEGER CHECK (conflict_seq >= 1);
        """)
  }
}
