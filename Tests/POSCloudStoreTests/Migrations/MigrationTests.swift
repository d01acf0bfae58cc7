import POSModel
import POSTestSupport
import Testing

@testable import POSCloudStore

struct MigrationTests {
  @Test func `migrating twice changes nothing the second time`() throws {
    let database = try CloudDatabase.empty()
    let office = try database.office()
    #expect(try office.migrate() == Migration.all.map(\.number))
    #expect(try office.migrate().isEmpty)
  }

  @Test func `two who migrate at once run each migration once`() async throws {
    let database = try CloudDatabase.empty()
    let runs = try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 { group.addTask { try database.office().migrate() } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(runs.sorted() == Migration.all.map(\.number))
  }

  @Test func `a database without tables is not served`() throws {
    let database = try CloudDatabase.empty()
    #expect(throws: CloudFailure.notMigrated(found: 0, needed: Migration.latest)) {
      try database.store()
    }
  }

  @Test func `a database of a newer program is neither served nor migrated`() throws {
    let database = try CloudDatabase()
    try Connection(database.url).run(
      "INSERT INTO schema_migrations VALUES (\(Migration.latest + 1), 'tomorrow')")
    let newer = CloudFailure.newer(found: Migration.latest + 1, needed: Migration.latest)
    #expect(throws: newer) { try database.store() }
    #expect(throws: newer) { try database.office().migrate() }
  }

  /// An office as a user who owns an empty database, and may do so much else.
  ///
  /// - Returns: the office, and the address as that user has it.
  private func office(
    of user: String, who may: String
  ) throws -> (office: CloudOffice, url: String) {
    let database = try CloudDatabase.empty()
    let connection = try Connection(database.url)
    let name = try connection.execute("SELECT current_database()").first?.text(0) ?? ""
    try connection.run("CREATE ROLE \(user) LOGIN \(may); ALTER DATABASE \(name) OWNER TO \(user)")
    let url = database.url.replacing("//postgres@", with: "//\(user)@")
    return (
      try CloudOffice(url, time: database.clock, random: SeededGenerator(seed: 3)), url
    )
  }

  @Test func `who owns the database and may make roles migrates it, and serves`() async throws {
    let (office, url) = try office(of: "baker", who: "CREATEROLE")
    #expect(try office.migrate() == Migration.all.map(\.number))
    let rights = try Connection.serving(url).execute("SELECT current_user").first
    #expect(rights?.text(0) == RealmTable.role)
  }

  @Test func `who may make no role is told so in the database's words`() throws {
    let (office, _) = try office(of: "clerk", who: "NOCREATEROLE")
    let failure = #expect(throws: CloudFailure.self) { try office.migrate() }
    #expect(
      failure?.sentence == """
        The database could not do this: permission denied to create role (42501). \
        Nothing of it was saved.
        """)
  }

  @Test func `the realm comes first in every key, and row security holds on every table`() throws {
    let connection = try Connection(try CloudDatabase().url)
    let tables = try connection.execute(
      """
      SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
        (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM pg_index i,
          unnest(i.indkey::smallint[]) WITH ORDINALITY k (number, place), pg_attribute a
         WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid
           AND a.attnum = k.number)
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND c.relname <> ALL ($1::text[]) ORDER BY c.relname
      """, [.texts(CloudDatabase.tablesOfAll.sorted())])
    #expect(tables.count > 35)
    for table in tables.map({ ($0.text(0), $0.flag(1), $0.text(2)) }) {
      #expect(table.1, "\(table.0) has no row security")
      let first =
        CloudDatabase.tablesOfTenants.contains(table.0) ? "tenant_id" : "tenant_id,store_id"
      #expect(table.2.hasPrefix(first), "\(table.0) has the key \(table.2)")
    }
  }
}
