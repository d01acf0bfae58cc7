import GRDB

extension Verification {
  /// Tables, indexes and triggers that are not as this program makes them: without them the
  /// database would not enforce what it must.
  ///
  /// - Throws: the database's error.
  func schema() throws -> [StoreFault] {
    let fresh = try DatabaseQueue()
    try Schema.migrator.migrate(fresh)
    let (expected, found) = (try fresh.read(Self.objects), try Self.objects(db))
    let differing = Set(expected.keys).union(found.keys).filter { expected[$0] != found[$0] }
    return differing.sorted().map { name in
      let what =
        found[name] == nil ? "is missing" : expected[name] == nil ? "is unknown" : "is changed"
      return StoreFault(kind: .schema, detail: "\(name) \(what)")
    }
  }

  /// What a database is made of: how each object was declared.
  ///
  /// - Throws: the database's error.
  private static func objects(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT type || ' ' || name, sql FROM sqlite_master
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
        """)
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }
}
