import POSModel
import POSTestSupport
import Testing

@testable import POSCloudStore

struct PrintLeaseTests {
  let database: CloudDatabase
  let store: CloudStore
  let printer = PrinterID("bar")
  let realm = CloudDatabase.realm

  init() throws {
    database = try CloudDatabase()
    store = try database.store()
    let connection = try Connection(database.url)
    try connection.transaction(RealmScope(realm)) { connection in
      let queue = PrintQueue(log: CloudLog(realm: realm, connection: connection))
      let jobs = [1, 2].map {
        PrintJob(printer: PrinterID("bar"), request: .test, dedupeKey: "test:\($0)")
      }
      let key = IdempotencyKey("00000000-0000-7000-8000-000000000001")
      try queue.add(jobs + jobs, because: key, at: TestClock.noon)
    }
  }

  private func write(_ key: String) -> WriteKey {
    WriteKey(device: DeviceID("agent"), operation: "print", key: key, request: key)
  }

  private func claim(_ token: String) async throws -> CloudPrintJob? {
    try await store.claimPrintJob(
      of: printer, in: realm, token: token, milliseconds: 10_000, as: write("claim \(token)")
    ).response
  }

  /// Acknowledges under a token; `time` tells one try from another.
  private func acknowledge(_ id: String, _ token: String, time: Int = 1) async throws -> Bool {
    try await store.acknowledgePrintJob(
      id, in: realm, token: token, as: write("ack \(id) \(token) \(time)")
    ).isReplay
  }

  @Test func `a printer prints one job after the other, each once`() async throws {
    let first = try #require(try await claim("a"))
    #expect(first.request == .test)
    #expect(first.dedupeKey == "test:1")
    #expect(try await claim("b") == nil)
    await #expect(throws: PrintLeaseRefusal.notHeld(status: "processing")) {
      try await acknowledge(first.id, "b")
    }
    #expect(try await acknowledge(first.id, "a") == false)
    #expect(try await acknowledge(first.id, "a"))
    await #expect(throws: PrintLeaseRefusal.notHeld(status: "printed")) {
      try await acknowledge(first.id, "a", time: 2)
    }
    await #expect(throws: PrintLeaseRefusal.noSuchJob) { try await acknowledge("none", "a") }
    #expect(try await claim("c")?.dedupeKey == "test:2")
  }

  @Test func `an answer another program kept in its own shape is like one that is gone`()
    async throws
  {
    let first = try #require(try await claim("a"))
    try database.reshapeAnswers()
    #expect(try await claim("a") == nil)
    #expect(try await acknowledge(first.id, "a") == false)
  }

  @Test func `a lease that ran out is another's, and may have printed`() async throws {
    let first = try #require(try await claim("a"))
    database.clock.advance(milliseconds: 9000)
    _ = try await store.renewPrintJob(
      first.id, in: realm, token: "a", milliseconds: 10_000, isSending: true, as: write("renew"))
    database.clock.advance(milliseconds: 9000)
    #expect(try await claim("b") == nil)
    database.clock.advance(milliseconds: 1000)
    let again = try #require(try await claim("c"))
    #expect(again.id == first.id)
    #expect(again.attempt == 2)
    #expect(again.mayHavePrinted)
    await #expect(throws: PrintLeaseRefusal.notHeld(status: "processing")) {
      try await acknowledge(first.id, "a")
    }
  }

  @Test func `a claim that is asked for again says that sending has begun`() async throws {
    let first = try #require(try await claim("a"))
    #expect(!first.mayHavePrinted)
    _ = try await store.renewPrintJob(
      first.id, in: realm, token: "a", milliseconds: 10_000, isSending: true, as: write("renew"))
    let again = try await claim("a")
    #expect(again?.id == first.id && again?.mayHavePrinted == true)
  }

  @Test func `a job that fails is tried five times, then a manager is told`() async throws {
    for attempt in 1...CloudStore.mostPrintTries {
      let job = try #require(try await claim("\(attempt)"))
      #expect(job.dedupeKey == "test:1" && job.attempt == attempt)
      _ = try await store.failPrintJob(
        job.id, in: realm, token: job.token, reason: "no paper", as: write("fail \(attempt)"))
      database.clock.advance(milliseconds: 64_000)
      // The other job waits behind it, so that orders come in order.
      try Connection(database.url).run(
        "UPDATE print_jobs SET due_at = '2027' WHERE dedupe_key = 'test:2'")
    }
    #expect(try await claim("last") == nil)
    let told = try await store.reviewItems(of: realm)
    #expect(told.map(\.kind) == ["not_printed"])
    #expect(told.first?.detail == "test:1 on bar: no paper")
  }
}
