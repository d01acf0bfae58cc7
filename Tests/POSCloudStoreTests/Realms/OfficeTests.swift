import Crypto
import POSModel
import POSTestSupport
import Testing

@testable import POSCloudStore

struct OfficeTests {
  let database: CloudDatabase
  let realm = CloudRealm(tenant: TenantID("rival"), store: StoreID("north"))

  init() throws { database = try CloudDatabase() }

  @Test func `devices get the next free number, and keep it`() async throws {
    let office = try database.office()
    func number(_ device: String, _ wanted: Int? = nil) throws -> Int {
      try office.enroll(
        Enrollment(realm: realm, device: DeviceID(device), workstation: wanted)
      ).device.workstation
    }
    #expect(try number("A") == 1)
    #expect(try number("B", 7) == 7)
    #expect(try number("C") == 2)
    #expect(try number("B") == 7)
    #expect(throws: CloudFailure.badEnrollment(field: "workstation", reason: "of B is 7")) {
      try number("B", 3)
    }
    #expect(
      throws: CloudFailure.badEnrollment(field: "workstation", reason: "2 is another device's")
    ) {
      try number("D", 2)
    }
    let store = try database.store()
    #expect(try await store.device(DeviceID("B"), of: realm)?.workstation == 7)
    #expect(try await store.device(DeviceID("B"), of: CloudDatabase.realm) == nil)
  }

  @Test(arguments: [
    "", "*", ".", "..", "a/b", "a b", "a\n", "a\u{0}", "n\u{E9}", String(repeating: "x", count: 41),
  ])
  func `what the till would not be called is registered nowhere in the cloud`(name: String) throws {
    let office = try database.office()
    for (tenant, store, device) in [(name, "s", "A"), ("t", name, "A"), ("t", "s", name)] {
      let enrollment = Enrollment(
        realm: CloudRealm(tenant: TenantID(tenant), store: StoreID(store)), device: DeviceID(device)
      )
      #expect(throws: CloudFailure.self) { try office.enroll(enrollment) }
    }
    #expect(try database.count("tenants") == 1)
    #expect(try database.count("devices") == 2)
  }

  @Test func `who names a device otherwise is told how`() throws {
    let enrollment = Enrollment(realm: realm, device: DeviceID("L1.2"))
    #expect(
      throws: CloudFailure.badEnrollment(
        field: "device", reason: "must be 1 to 40 letters, digits, - or _")
    ) { try database.office().enroll(enrollment) }
  }

  @Test func `a device is not called like the cloud`() throws {
    let enrollment = Enrollment(realm: realm, device: DeviceID("cloud"))
    #expect(
      throws: CloudFailure.badEnrollment(field: "device", reason: "must not be 'cloud'")
    ) { try database.office().enroll(enrollment) }
  }

  @Test func `what has another name since before that rule keeps it, and gets its token`() throws {
    try Connection(database.url).run(
      """
      INSERT INTO tenants VALUES ('a/b', '');
      INSERT INTO stores (tenant_id, store_id, name, currency, time_zone, created_at)
        VALUES ('a/b', '..', '', 'ZZZ', 'UTC', '');
      INSERT INTO devices (tenant_id, store_id, device_id, workstation, enrolled_at)
        VALUES ('a/b', '..', 'L+1', 7, '')
      """)
    let office = try database.office()
    let old = CloudRealm(tenant: TenantID("a/b"), store: StoreID(".."))
    let zzz = Currency(code: "ZZZ")
    let known = Enrollment(realm: old, device: DeviceID("L+1"), currency: zzz)
    #expect(try office.enroll(known).device.workstation == 7)
    // Its next device is named as all are now.
    try office.enroll(Enrollment(realm: old, device: DeviceID("L2")))
    #expect(throws: CloudFailure.self) {
      try office.enroll(Enrollment(realm: old, device: DeviceID("L+2")))
    }
  }

  @Test func `no store begins to count in a currency that nobody pays with`() throws {
    let office = try database.office()
    let enrollment = Enrollment(
      realm: realm, device: DeviceID("A"), currency: Currency(code: "ZZZ"))
    let refusal = CloudFailure.badEnrollment(
      field: "currency", reason: "must be an ISO 4217 code such as USD")
    #expect(throws: refusal) { try office.enroll(enrollment) }
    try office.enroll(Enrollment(realm: realm, device: DeviceID("A")))
    #expect(throws: refusal) { try office.enroll(enrollment) }
  }

  @Test func `a signing key is made once, and serving knows its public part alone`() async throws {
    var office = try database.office()
    let key = try office.signingKey(of: realm.tenant)
    var other = try database.office()
    #expect(try other.signingKey(of: realm.tenant) == key)
    let secret = try Curve25519.Signing.PrivateKey(rawRepresentation: key.privateKey)
    #expect(Array(secret.publicKey.rawRepresentation) == key.publicKey)
    let store = try database.store()
    #expect(try await store.verifyingKey(key.id, of: realm.tenant) == key.publicKey)
    #expect(try await store.verifyingKey(key.id, of: TenantID("harbor")) == nil)
  }

  @Test func `what a store counts in may be said anew until something of it has arrived`()
    async throws
  {
    let office = try database.office()
    var enrollment = Enrollment(realm: realm, device: DeviceID("A"))
    try office.enroll(enrollment)
    (enrollment.currency, enrollment.timeZone) = (Currency(code: "GBP"), "Europe/London")
    enrollment.storeName = "Strand"
    try office.enroll(enrollment)
    // Whoever says nothing changes nothing.
    try office.enroll(Enrollment(realm: realm, device: DeviceID("B")))
    let stores = try await database.store().stores(of: realm.tenant)
    #expect(stores.map(\.currency.code) == ["GBP"])
    #expect(stores.map(\.timeZone) == ["Europe/London"])
    #expect(stores.map(\.name) == ["Strand"])
    #expect(stores.map { $0.lanes.map(\.workstation) } == [[1, 2]])
  }

  @Test func `then a store stays what it is, whatever its next device is said to be of`()
    async throws
  {
    let office = try database.office()
    try await database.store().push(try Lane().items())
    var enrollment = Enrollment(
      realm: CloudDatabase.realm, device: DeviceID("L3"), currency: .usd,
      storeName: "Harbor Grill", timeZone: "UTC")
    try office.enroll(enrollment)
    enrollment.device = DeviceID("L4")
    enrollment.currency = Currency(code: "GBP")
    #expect(
      throws: CloudFailure.badEnrollment(
        field: "currency", reason: "of store s1 is 'USD', and stays so")
    ) { try office.enroll(enrollment) }
    enrollment.currency = nil
    enrollment.timeZone = "Europe/London"
    #expect(throws: CloudFailure.self) { try office.enroll(enrollment) }
    enrollment.timeZone = nil
    try office.enroll(enrollment)
    let stores = try await database.store().stores(of: enrollment.realm.tenant)
    #expect(stores.map(\.currency) == [.usd])
    #expect(stores.map { $0.lanes.map(\.device.rawValue) } == [["L1", "L2", "L3", "L4"]])
  }

  @Test func `an enterprise nobody registered has no owner`() throws {
    var office = try database.office()
    #expect(
      throws: CloudFailure.badEnrollment(
        field: "tenant",
        reason: "'rival' is not known; 'pos-cloud token' registers it with its first device")
    ) { try office.setOwner("olivia", password: "a long password", of: realm.tenant) }
  }

  @Test(arguments: ["harbor", "nobody"])
  func `tries to sign in are counted for all copies alike`(tenant: String) async throws {
    let copies = [try database.store(), try database.store()]
    func wait(_ copy: Int, _ name: String = "olivia") async throws -> Int64 {
      try await copies[copy].countSignIn(name, of: TenantID(tenant), atOnce: 2)
    }
    #expect(try await wait(0) == 0)
    #expect(try await wait(1) == 0)
    #expect(try await wait(0) == 60)
    #expect(try await wait(1) == 60)
    #expect(try await wait(1, "ann") == 0)
    database.clock.advance(milliseconds: 59_001)
    #expect(try await wait(1) == 1)
    database.clock.advance(milliseconds: 999)
    #expect(try await wait(1) == 0)
    #expect(try await wait(0) == 60)
  }

  @Test(arguments: [
    String(repeating: "x", count: 9), String(repeating: "\u{E9}", count: 9),
    String(repeating: "x", count: 1001),
  ])
  func `a password nobody could type or guess too soon is no password`(password: String) throws {
    var office = try database.office()
    try office.enroll(Enrollment(realm: realm, device: DeviceID("A")))
    #expect(throws: CloudFailure.self) {
      try office.setOwner("olivia", password: password, of: realm.tenant)
    }
  }

  @Test func `an owner signs in with the password that was set last`() async throws {
    var office = try database.office()
    try office.enroll(Enrollment(realm: realm, device: DeviceID("A")))
    try office.setOwner("olivia", password: "first password", of: realm.tenant)
    try office.setOwner("olivia", password: "second password", of: realm.tenant)
    #expect(throws: CloudFailure.self) {
      try office.setOwner("olivia", password: "short", of: realm.tenant)
    }
    let store = try database.store()
    func signIn(_ name: String, _ password: String, _ tenant: String = "rival") async throws -> Bool
    {
      try await store.signIn(name, password: password, of: TenantID(tenant))
    }
    #expect(try await signIn("olivia", "second password"))
    #expect(try await signIn("olivia", "first password") == false)
    #expect(try await signIn("nobody", "second password") == false)
    #expect(try await signIn("olivia", "second password", "harbor") == false)
  }
}
