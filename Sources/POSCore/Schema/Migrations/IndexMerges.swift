import GRDB

extension Schema {
  /// Finds the checks that became part of another, without going through all of them.
  ///
  /// - Throws: the database's error.
  static func indexMerges(_ db: Database) throws {
    try db.execute(
      sql: "CREATE INDEX checks_merged ON checks (merged_into) WHERE merged_into IS NOT NULL")
  }
}
