import POSModel
import POSTestSupport
import Testing

@testable import POSCloudStore

/// A lease that runs out while its holder is at the database: whoever was first has the job.
struct PrintRaceTests {
  let database: CloudDatabase
  let store: CloudStore
  let realm = CloudDatabase.realm
  let job: CloudPrintJob

  init() async throws {
    database = try CloudDatabase()
    store = try database.store()
    let realm = CloudDatabase.realm
    try Connection(database.url).transaction(RealmScope(realm)) { connection in
      let jobs = [1, 2].map {
        PrintJob(printer: PrinterID("bar"), request: .test, dedupeKey: "test:\($0)")
      }
      try PrintQueue(log: CloudLog(realm: realm, connection: connection)).add(
        jobs, because: IdempotencyKey("00000000-0000-7000-8000-000000000001"),
        at: TestClock.noon)
    }
    let claimed = try await store.claimPrintJob(
      of: PrinterID("bar"), in: realm, token: "a", milliseconds: 10_000, as: Self.write("a"))
    job = try #require(claimed.response)
    database.clock.advance(milliseconds: 10_000)
  }

  private static func write(_ key: String) -> WriteKey {
    WriteKey(device: DeviceID("agent"), operation: "print", key: key, request: key)
  }

  private func claim(_ token: String) async throws -> CloudPrintJob? {
    try await store.claimPrintJob(
      of: PrinterID("bar"), in: realm, token: token, milliseconds: 10_000, as: Self.write(token)
    ).response
  }

  /// Waits until so many wait at the database for somebody else.
  private func waiting(_ count: Int64) async throws {
    let watch = try Connection(database.url)
    let look = """
      SELECT COUNT(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """
    while try watch.execute(look).first?.integer(0) != count { await Task.yield() }
  }

  /// Claims while `change` stands between what it changed and its commit.
  private func claim(
    during change: @escaping @Sendable () async throws -> WriteAnswer<String>
  ) async throws -> CloudPrintJob? {
    // Somebody keeps the key the answer is stored under.
    let holder = try Connection(database.url)
    try holder.run(
      """
      BEGIN;
      INSERT INTO idempotency_keys VALUES
        ('harbor', 's1', 'agent', 'print', 'change', '', '', '2026', '2026')
      """)
    async let changed = change()
    try await waiting(1)
    async let claimed = claim("b")
    try await waiting(2)
    try holder.run("ROLLBACK")
    #expect(try await changed.response == job.id)
    return try await claimed
  }

  @Test func `what was printed when the lease ran out is not leased again`() async throws {
    let next = try await claim {
      try await store.acknowledgePrintJob(
        job.id, in: realm, token: "a", as: Self.write("change"))
    }
    #expect(next?.dedupeKey == "test:2")
  }

  @Test func `a lease that was renewed when it ran out is nobody else's`() async throws {
    let next = try await claim {
      try await store.renewPrintJob(
        job.id, in: realm, token: "a", milliseconds: 10_000, isSending: true,
        as: Self.write("change"))
    }
    #expect(next == nil)
    let printed = try await store.acknowledgePrintJob(
      job.id, in: realm, token: "a", as: Self.write("printed"))
    #expect(printed.response == job.id)
  }

  @Test func `a lease begins when it is had, and not when it was asked for`() async throws {
    let holder = try Connection(database.url)
    try holder.run(
      "BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('harbor s1 bar', 1))")
    async let claimed = claim("b")
    try await waiting(1)
    database.clock.advance(milliseconds: 8000)
    try holder.run("ROLLBACK")
    #expect(try await claimed?.id == job.id)
    database.clock.advance(milliseconds: 9999)
    #expect(try await claim("c") == nil)
  }

  @Test func `a claim that is asked for again says that sending has begun`() async throws {
    _ = try await store.renewPrintJob(
      job.id, in: realm, token: "a", milliseconds: 10_000, isSending: true,
      as: Self.write("renew"))
    let again = try await claim("a")
    #expect(again?.id == job.id && again?.mayHavePrinted == true)
  }
}
