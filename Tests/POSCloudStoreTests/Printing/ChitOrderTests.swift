import POSModel
import POSTestSupport
import Testing

@testable import POSCloudStore

/// What a station is told of a check comes in the order it happened.
struct ChitOrderTests {
  private let database: CloudDatabase
  private let store: CloudStore
  private let realm = CloudDatabase.realm

  init() throws {
    database = try CloudDatabase()
    store = try database.store()
    let (mine, other) = (Self.ticket("a"), Self.ticket("b"))
    try add(
      [
        .chit(ticket: mine, items: []), .voids(ticket: mine, lines: []),
        .chit(ticket: other, items: []), .test,
      ], "first")
  }

  /// Queues some, the first of which is called `<name> 0`.
  private func add(_ requests: [PrintRequest], _ name: String) throws {
    let connection = try Connection(database.url)
    // Names of online wishes are hashes: they do not tell which came first.
    let key = name == "first" ? "9" : "1"
    try connection.transaction(RealmScope(realm)) { connection in
      try PrintQueue(log: CloudLog(realm: realm, connection: connection)).add(
        requests.enumerated().map {
          PrintJob(printer: PrinterID("back"), request: $1, dedupeKey: "\(name) \($0)")
        }, because: IdempotencyKey("00000000-0000-7000-8000-00000000000\(key)"),
        at: database.clock.now())
    }
  }

  private static func ticket(_ check: String) -> TicketKey {
    TicketKey(checkID: CheckID(check), station: StationID("kitchen"), round: 1)
  }

  private func write(_ key: String) -> WriteKey {
    WriteKey(device: DeviceID("agent"), operation: "print", key: key, request: key)
  }

  private func claim(_ token: String) async throws -> CloudPrintJob? {
    try await store.claimPrintJob(
      of: PrinterID("back"), in: realm, token: token, milliseconds: 10_000, as: write(token)
    ).response
  }

  @Test func `a void waits for the chit that failed, and holds up no other check`() async throws {
    let chit = try #require(try await claim("first"))
    _ = try await store.failPrintJob(
      chit.id, in: realm, token: "first", reason: "cover open", as: write("fail"))
    database.clock.advance(milliseconds: 1)
    try add([.voids(ticket: Self.ticket("a"), lines: [])], "second")
    var order: [String] = []
    for token in ["a", "b", "c", "d", "e", "f"] {
      guard let job = try await claim(token) else {
        order.append("nothing")
        database.clock.advance(milliseconds: 1000)
        continue
      }
      order.append(job.dedupeKey)
      _ = try await store.acknowledgePrintJob(
        job.id, in: realm, token: token, as: write("ack \(token)"))
    }
    #expect(order == ["first 2", "first 3", "nothing", "first 0", "first 1", "second 0"])
  }

  @Test func `a void that was queued already waits, too, however it is named`() async throws {
    let chit = try #require(try await claim("first"))
    database.clock.advance(milliseconds: 1)
    try add([.voids(ticket: Self.ticket("a"), lines: [])], "second")
    _ = try await store.failPrintJob(
      chit.id, in: realm, token: "first", reason: "cover open", as: write("fail"))
    for (token, key) in [("a", "first 2"), ("b", "first 3")] {
      let job = try #require(try await claim(token))
      #expect(job.dedupeKey == key)
      _ = try await store.acknowledgePrintJob(
        job.id, in: realm, token: token, as: write("ack \(token)"))
    }
    #expect(try await claim("c") == nil)
  }

  @Test func `nothing waits for a chit that is not tried again`() async throws {
    for attempt in 1...CloudStore.mostPrintTries {
      database.clock.advance(milliseconds: 64_000)
      let chit = try #require(try await claim("try \(attempt)"))
      #expect(chit.dedupeKey == "first 0")
      _ = try await store.failPrintJob(
        chit.id, in: realm, token: chit.token, reason: "cover open", as: write("fail \(attempt)"))
      guard attempt == 1 else { continue }
      for other in ["first 2", "first 3"] {
        let job = try #require(try await claim(other))
        #expect(job.dedupeKey == other)
        _ = try await store.acknowledgePrintJob(
          job.id, in: realm, token: other, as: write("ack \(other)"))
      }
    }
    database.clock.advance(milliseconds: 1)
    try add([.voids(ticket: Self.ticket("a"), lines: [])], "second")
    for next in ["first 1", "second 0"] {
      let job = try #require(try await claim(next))
      #expect(job.dedupeKey == next)
      _ = try await store.acknowledgePrintJob(
        job.id, in: realm, token: next, as: write("ack \(next)"))
    }
  }
}
