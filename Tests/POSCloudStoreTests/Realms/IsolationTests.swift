import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

/// The role that serves, trying to cross the border of a realm.
struct IsolationTests {
  let database: CloudDatabase
  /// As the role that serves, with no realm set.
  let connection: Connection
  let tables: [String]
  private static let stranger = CloudRealm(tenant: TenantID("rival"), store: StoreID("s1"))
  private static let sister = CloudRealm(tenant: TenantID("harbor"), store: StoreID("s2"))

  init() async throws {
    database = try CloudDatabase()
    var office = try database.office()
    for realm in [Self.stranger, Self.sister] {
      try office.enroll(Enrollment(realm: realm, device: DeviceID("L1")))
    }
    _ = try office.signingKey(of: TenantID("harbor"))
    try office.setOwner("olivia", password: "a long password", of: TenantID("harbor"))
    let lane = try Lane()
    let check = try lane.till.check(with: "101")
    try lane.till.pay(check)
    let store = try database.store()
    try await store.push(try lane.items())
    store.close()
    connection = try Connection.serving(database.url)
    tables = try Connection(database.url).execute(
      """
      SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relkind = 'r' ORDER BY relname
      """
    ).map { $0.text(0) }.filter { !CloudDatabase.tablesOfAll.contains($0) }
  }

  /// The SQLSTATE a statement fails with; `00000` when it changed nothing, nil when it did.
  private func outcome(_ sql: String, in realm: CloudRealm?) throws -> String? {
    try connection.run("BEGIN")
    defer {
      // What a failed statement leaves is a transaction that only can be rolled back.
      try? connection.run("ROLLBACK")
    }
    if let realm {
      try connection.execute(
        "SELECT set_config('pos.tenant', $1, true), set_config('pos.store', $2, true)",
        [.text(realm.tenant.rawValue), .text(realm.store.rawValue)])
    }
    do {
      let rows = try connection.execute(sql)
      return rows.count + rows.changed > 0 ? nil : "00000"
    } catch let fault as DatabaseFault { return fault.state }
  }

  @Test func `without a realm nothing is seen, changed or deleted`() throws {
    #expect(tables.count > 35)
    for table in tables {
      let columns = table == "signing_keys" ? "key_id" : "*"
      #expect(try outcome("SELECT \(columns) FROM \(table)", in: nil) == "00000", "\(table)")
      for change in ["UPDATE \(table) SET tenant_id = tenant_id", "DELETE FROM \(table)"] {
        let outcome = try outcome(change, in: nil)
        #expect(outcome == "00000" || outcome == "42501", "\(change): \(outcome ?? "done")")
      }
    }
  }

  @Test(arguments: [stranger, sister])
  func `from one realm nothing of another is seen or changed`(realm: CloudRealm) throws {
    let harbor = "tenant_id = 'harbor' AND store_id = 's1'"
    for table in tables {
      let isOfTenant = CloudDatabase.tablesOfTenants.contains(table)
      if isOfTenant, realm == Self.sister { continue }
      let others = isOfTenant ? "tenant_id = 'harbor'" : harbor
      let column = table == "signing_keys" ? "key_id" : "1"
      #expect(
        try outcome("SELECT \(column) FROM \(table) WHERE \(others)", in: realm) == "00000",
        "\(table)")
      for change in [
        "UPDATE \(table) SET tenant_id = tenant_id WHERE \(others)",
        "DELETE FROM \(table) WHERE \(others)",
      ] {
        let outcome = try outcome(change, in: realm)
        #expect(outcome == "00000" || outcome == "42501", "\(change): \(outcome ?? "done")")
      }
    }
  }

  @Test func `no row is smuggled into another realm, by INSERT or by UPDATE`() throws {
    for table in ["origins", "rvc_counters", "review_items", "checks", "products", "events"] {
      let columns = try Connection(database.url).execute(
        """
        SELECT string_agg(attname, ', '), string_agg(
          CASE attname WHEN 'tenant_id' THEN '''harbor''' WHEN 'store_id' THEN '''s1'''
            ELSE CASE atttypid WHEN 'bigint'::regtype THEN '1' ELSE '''x''' END END, ', ')
        FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped
        """, [.text(table)]
      ).first.map { ($0.text(0), $0.text(1)) }
      let (names, values) = try #require(columns)
      let insert = "INSERT INTO \(table) (\(names)) VALUES (\(values))"
      #expect(try outcome(insert, in: Self.sister) == "42501", "\(table)")
    }
    let own = CloudDatabase.realm
    for column in ["tenant_id = 'rival'", "store_id = 's2'"] {
      #expect(try outcome("UPDATE products SET \(column)", in: own) == "42501")
    }
  }

  @Test func `an owner sees all stores of the enterprise, and changes none that way`() throws {
    let all = CloudRealm(tenant: TenantID("harbor"), store: StoreID("*"))
    #expect(try outcome("SELECT 1 FROM products", in: all) == nil)
    let stores = try connection.transaction(RealmScope(all: TenantID("harbor"))) { connection in
      try connection.execute("SELECT store_id FROM stores ORDER BY store_id").map { $0.text(0) }
    }
    #expect(stores == ["s1", "s2"])
    #expect(try outcome("UPDATE products SET name = 'x'", in: all) == "00000")
    #expect(try outcome("DELETE FROM check_items", in: all) == "00000")
  }

  @Test func `the private part of a signing key cannot be read, nor events be rewritten`() throws {
    let own = CloudDatabase.realm
    #expect(try outcome("SELECT private_key FROM signing_keys", in: own) == "42501")
    #expect(try outcome("SELECT public_key FROM signing_keys", in: own) == nil)
    #expect(try outcome("UPDATE events SET payload = '{}'", in: own) == "42501")
    #expect(try outcome("DELETE FROM events", in: own) == "42501")
    #expect(try outcome("DELETE FROM payments", in: own) == "42501")
    #expect(try outcome("TRUNCATE events", in: own) == "42501")
    #expect(try outcome("ALTER TABLE events DISABLE ROW LEVEL SECURITY", in: own) == "42501")
  }

  @Test func `not even who owns the tables rewrites events`() throws {
    let owner = try Connection(database.url)
    for change in ["UPDATE events SET payload = '{}'", "DELETE FROM events"] {
      let fault = #expect(throws: DatabaseFault.self) { try owner.execute(change) }
      #expect(fault?.state == "23514")
    }
  }
}
