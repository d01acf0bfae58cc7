import Foundation
import POSModel
import POSTestSupport
import Synchronization
import Testing

@testable import POSCloudStore

/// A lease that runs out while its holder is at the database: whoever was first has the job.
struct PrintRaceTests {
  let database: CloudDatabase
  let job: CloudPrintJob
  private static let printer = PrinterID("bar")
  private static let kitchen = PrinterID("kitchen")

  /// What became of something, on its own thread.
  private final class Outcome<T: Sendable>: Sendable {
    let result = Mutex<Result<T, any Error>?>(nil)
    let end = DispatchSemaphore(value: 0)
  }

  init() throws {
    database = try CloudDatabase()
    let first = try Self.transaction(database.url) { [clock = database.clock] log in
      let jobs = [1, 2].map {
        PrintJob(printer: Self.printer, request: .test, dedupeKey: "test:\($0)")
      }
      let key = IdempotencyKey("00000000-0000-7000-8000-000000000001")
      try PrintQueue(log: log).add(jobs, because: key, at: clock.now())
      return try Self.claim("a", log, clock)
    }
    job = try #require(first)
    database.clock.advance(milliseconds: 10_000)
  }

  /// Something on a connection of its own, which has time to wait for others.
  private static func transaction<T>(_ url: String, _ body: (CloudLog) throws -> T) throws -> T {
    try Connection(url, limits: .migrating).transaction(RealmScope(CloudDatabase.realm)) {
      try body(CloudLog(realm: CloudDatabase.realm, connection: $0))
    }
  }

  private static func claim(
    _ token: String, _ log: CloudLog, _ clock: TestClock, at printer: PrinterID = printer
  ) throws -> CloudPrintJob? {
    try log.claimPrintJob(
      of: printer, for: DeviceID("agent"), token: token, milliseconds: 10_000, by: clock)
  }

  /// Queues what the kitchen is told, under a key that ends so.
  private static func add(
    _ request: PrintRequest, _ end: String, _ log: CloudLog, _ clock: TestClock
  ) throws {
    try PrintQueue(log: log).add(
      [PrintJob(printer: kitchen, request: request, dedupeKey: end)],
      because: IdempotencyKey("00000000-0000-7000-8000-00000000000\(end)"), at: clock.now())
  }

  /// Claims while `change` stands between what it did and its commit, which comes so much later.
  private func claim(
    during change: (CloudLog) throws -> Void, milliseconds: Int64 = 0
  ) throws -> CloudPrintJob? {
    let clock = database.clock
    return try meanwhile({ try Self.claim("b", $0, clock) }, during: change, milliseconds) ?? nil
  }

  /// Does something while `change` stands between what it did and its commit.
  private func meanwhile<T: Sendable>(
    _ other: @escaping @Sendable (CloudLog) throws -> T, during change: (CloudLog) throws -> Void,
    _ milliseconds: Int64 = 0
  ) throws -> T? {
    let outcome = Outcome<T>()
    let watch = try Connection(database.url)
    let look = """
      SELECT COUNT(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """
    try Self.transaction(database.url) { log in
      try change(log)
      Thread.detachNewThread { [url = database.url] in
        let result = Result { try Self.transaction(url, other) }
        outcome.result.withLock { $0 = result }
        outcome.end.signal()
      }
      // Until it waits for this transaction, or did not have to.
      while outcome.result.withLock({ $0 == nil }), try watch.execute(look).first?.integer(0) == 0 {
      }
      database.clock.advance(milliseconds: milliseconds)
    }
    outcome.end.wait()
    return try outcome.result.withLock { $0 }?.get()
  }

  @Test func `what was printed when the lease ran out is not leased again`() throws {
    let next = try claim {
      _ = try $0.acknowledgePrintJob(job.id, token: "a", by: database.clock)
    }
    #expect(next?.dedupeKey == "test:2")
  }

  @Test func `a lease that was renewed when it ran out is nobody else's`() throws {
    let next = try claim {
      _ = try $0.renewPrintJob(
        job.id, token: "a", milliseconds: 10_000, isSending: true, by: database.clock)
    }
    #expect(next == nil)
    let printed = try Self.transaction(database.url) {
      try $0.acknowledgePrintJob(job.id, token: "a", by: database.clock)
    }
    #expect(printed == job.id)
  }

  @Test func `a lease begins when it is had, and not when it was asked for`() throws {
    let next = try claim(during: { try $0.lockPrinter(Self.printer) }, milliseconds: 8000)
    #expect(next?.id == job.id)
    database.clock.advance(milliseconds: 9999)
    let clock = database.clock
    #expect(try Self.transaction(database.url) { try Self.claim("c", $0, clock) } == nil)
  }

  @Test func `a void that is sent while its chit fails comes behind it`() throws {
    let ticket = TicketKey(checkID: CheckID("c"), station: StationID("kitchen"), round: 1)
    let clock = database.clock
    let chit = try Self.transaction(database.url) { log in
      try Self.add(.chit(ticket: ticket, items: []), "8", log, clock)
      return try Self.claim("x", log, clock, at: Self.kitchen)
    }
    let failed = try #require(chit)
    clock.advance(milliseconds: 1)
    _ = try meanwhile(
      { try Self.add(.voids(ticket: ticket, lines: []), "9", $0, clock) },
      during: { _ = try $0.failPrintJob(failed.id, token: "x", reason: "cover open", by: clock) })
    let claim = {
      try Self.transaction(database.url) { try Self.claim("y", $0, clock, at: Self.kitchen) }
    }
    #expect(try claim() == nil)
    clock.advance(milliseconds: 1000)
    #expect(try claim()?.id == failed.id)
  }
}
