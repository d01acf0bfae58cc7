import GRDB

extension Schema {
  /// Why nothing comes from the cloud, apart from why nothing gets there: either may be well while
  /// the other is not.
  ///
  /// - Throws: the database's error.
  static func notePullTrouble(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE cloud_line ADD COLUMN pull_trouble_at TEXT;
        ALTER TABLE cloud_line ADD COLUMN pull_trouble TEXT
          CHECK ((pull_trouble_at IS NULL) = (pull_trouble IS NULL));
        """)
  }
}
