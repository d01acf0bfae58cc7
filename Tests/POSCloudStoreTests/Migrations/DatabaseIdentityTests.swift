import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

/// A database that is not the one it was.
struct DatabaseIdentityTests {
  @Test func `in a database that was restored every store begins an epoch, once`() async throws {
    let database = try CloudDatabase()
    let sister = CloudRealm(tenant: TenantID("rival"), store: StoreID("s9"))
    try database.office().enroll(Enrollment(realm: sister, device: DeviceID("L1")))
    #expect(try database.office().beginEpochs() == [])
    #expect(try database.office().beginEpochs() == [])
    try database.backUp()
    try database.setBack()
    #expect(try database.office().beginEpochs() == [CloudDatabase.realm, sister])
    #expect(try database.office().beginEpochs() == [])
    let shop = try Shop(serving: database)
    try await shop.store.push(try Lane().items())
    #expect(try await shop.open(1).number == 2_000_001)
    #expect(try await database.pulled().last?.origin == DeviceID("cloud.2"))
    #expect(try database.count("review_items WHERE kind = 'set_back'") == 2)
  }

  @Test func `what is said to be restored begins an epoch, though the database is the same`()
    async throws
  {
    let database = try CloudDatabase()
    #expect(try database.office().beginEpochs() == [])
    #expect(try database.office().beginEpochs(isRestored: true) == [CloudDatabase.realm])
  }

  @Test func `a user who is no superuser finds all stores, and row security holds on`() throws {
    let database = try CloudDatabase.empty()
    let connection = try Connection(database.url)
    let name = try connection.execute("SELECT current_database()").first?.text(0) ?? ""
    try connection.run(
      "CREATE ROLE miller LOGIN CREATEROLE; ALTER DATABASE \(name) OWNER TO miller")
    let office = try CloudOffice(
      database.url.replacing("//postgres@", with: "//miller@"), time: database.clock,
      random: SeededGenerator(seed: 3))
    try office.migrate()
    try office.enroll(Enrollment(realm: CloudDatabase.realm, device: DeviceID("L1")))
    #expect(try office.beginEpochs() == [])
    try connection.run("UPDATE database_identity SET identity = 'another'")
    #expect(try office.beginEpochs() == [CloudDatabase.realm])
    let isForced = try connection.execute(
      "SELECT relforcerowsecurity FROM pg_class WHERE relname = 'stores'")
    #expect(isForced.first?.flag(0) == true)
  }

  @Test func `who may not ask which database it is still migrates`() throws {
    let database = try CloudDatabase.empty()
    let connection = try Connection(database.url)
    let name = try connection.execute("SELECT current_database()").first?.text(0) ?? ""
    try connection.run(
      """
      CREATE ROLE weaver LOGIN CREATEROLE; ALTER DATABASE \(name) OWNER TO weaver;
      REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC
      """)
    let office = try CloudOffice(
      database.url.replacing("//postgres@", with: "//weaver@"), time: database.clock,
      random: SeededGenerator(seed: 3))
    #expect(try office.migrate() == Migration.all.map(\.number))
    #expect(try office.beginEpochs() == [])
    #expect(try database.count("database_identity") == 0)
  }
}
