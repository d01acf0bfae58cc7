import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// A job is printed by whoever holds its lease, and by nobody else.
struct PrintLeaseTests {
  private let shop: PrintShop
  private var store: Store { shop.till.store }

  init() throws { shop = try PrintShop() }

  private func statuses() throws -> [String] { try shop.jobs().map(\.status).sorted() }

  @Test func `the oldest job that is due comes first`() throws {
    try shop.queue(3)
    let first = try #require(try shop.claim())
    #expect(try store.acknowledgePrintJob(first))
    let second = try #require(try shop.claim("t2"))
    #expect(first.dedupeKey < second.dedupeKey)
    #expect(try statuses() == ["printed", "processing", "queued"])
  }

  @Test func `a printer prints one job at a time, and holds up no other`() throws {
    try shop.queue(2)
    try shop.queue(1, printer: "back")
    #expect(try shop.claim() != nil)
    #expect(try shop.claim("t2") == nil)
    #expect(try shop.claim("t3", printer: "back") != nil)
  }

  @Test func `an acknowledgement with an old token, or another's, changes nothing`() throws {
    try shop.queue(1)
    let old = try #require(try shop.claim("old"))
    shop.till.clock.advance(milliseconds: 10_000)
    let new = try #require(try shop.claim("new"))
    #expect(old.id == new.id)
    #expect(try store.acknowledgePrintJob(old) == false)
    #expect(try store.renewPrintJob(old, milliseconds: 1, isSending: true) == false)
    #expect(try store.failPrintJob(old, reason: "late", isFinal: false) == false)
    #expect(try statuses() == ["processing"])
    #expect(try store.acknowledgePrintJob(new))
    #expect(try store.acknowledgePrintJob(new) == false)
    #expect(try statuses() == ["printed"])
  }

  @Test func `a lease that runs out is claimable; only what was being sent may be a second copy`()
    throws
  {
    try shop.queue(1)
    _ = try #require(try shop.claim("one"))
    #expect(try shop.claim("two") == nil)
    shop.till.clock.advance(milliseconds: 10_000)
    let second = try #require(try shop.claim("two"))
    #expect(!second.mayHavePrinted)
    #expect(second.attempt == 2)
    #expect(try store.renewPrintJob(second, milliseconds: 10_000, isSending: true))
    shop.till.clock.advance(milliseconds: 9_999)
    #expect(try shop.claim("three") == nil)
    shop.till.clock.advance(milliseconds: 1)
    #expect(try #require(try shop.claim("three")).mayHavePrinted)
  }

  @Test func `who takes the role of printing waits for no lease of a dead agent`() throws {
    try shop.queue(2)
    let held = try #require(try shop.claim("one"))
    try store.endPrintLeases(except: "me")
    #expect(try shop.claim("two") == nil)
    try store.endPrintLeases(except: "another")
    #expect(try #require(try shop.claim("three")).id == held.id)
    #expect(try store.acknowledgePrintJob(held) == false)
  }

  @Test func `a job that fails waits longer each time; after five a manager is told`() throws {
    try shop.queue(1)
    for wait: Int64 in [1000, 4000, 16_000, 64_000] {
      let job = try #require(try shop.claim())
      #expect(try store.failPrintJob(job, reason: "paper out", isFinal: false))
      shop.till.clock.advance(milliseconds: wait - 1)
      #expect(try shop.claim() == nil)
      shop.till.clock.advance(milliseconds: 1)
    }
    let last = try #require(try shop.claim())
    #expect(try store.failPrintJob(last, reason: "paper out", isFinal: false))
    #expect(try statuses() == ["failed"])
    #expect(try shop.till.reviews() == ["not_printed"])
    #expect(try store.printersWithWork().isEmpty)
    #expect(try store.verify() == [])
  }

  @Test func `what was given up is tried again when somebody asks`() throws {
    try shop.queue(2)
    for token in ["a", "b"] {
      let job = try #require(try shop.claim(token))
      #expect(try store.failPrintJob(job, reason: "no such printer", isFinal: true))
    }
    #expect(try store.printQueues().first?.lastError == "no such printer")
    #expect(try store.retryFailedPrints(of: PrinterID("front")) == 2)
    #expect(try statuses() == ["queued", "queued"])
    let open = try store.pool.read {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM review_items WHERE status = 'open'")
    }
    #expect(open == 0)
  }

  @Test func `a drawer is opened once, and not when it is too late`() throws {
    let paid = try shop.till.pay(try shop.till.check(with: "900", "205")).subject
    let kick = paid.payments[0].payment.id.rawValue
    #expect(try store.takeKick(kick, notOlderThan: 15_000))
    #expect(try store.takeKick(kick, notOlderThan: 15_000) == false)
    let later = try shop.till.pay(try shop.till.check(with: "900", "205")).subject
    shop.till.clock.advance(milliseconds: 15_001)
    #expect(
      try store.takeKick(later.payments[0].payment.id.rawValue, notOlderThan: 15_000) == false)
  }

  @Test func `a claim looks at what waits, however much was printed before`() throws {
    try shop.queue(1)
    let plan = try store.pool.read { db in
      try Row.fetchAll(
        db,
        sql: """
          EXPLAIN QUERY PLAN SELECT 1 FROM print_jobs
          WHERE printer_id = ? AND status = 'processing' AND leased_until > ?
          """, arguments: ["front", ""]
      ).map { $0["detail"] as String }
    }
    #expect(plan.allSatisfy { $0.contains("print_jobs_leased") })
  }

  @Test func `how a printer is, is noted once and forgotten when it is well`() throws {
    try store.note(trouble: "paper out", of: PrinterID("front"))
    let since = try #require(try store.troubles().first?.since)
    shop.till.clock.advance(milliseconds: 5000)
    try store.note(trouble: "paper out", of: PrinterID("front"))
    #expect(try store.troubles().map(\.since) == [since])
    try store.note(trouble: nil, of: PrinterID("front"))
    #expect(try store.troubles() == [])
  }

  @Test func `what ends whoever prints it is given up after five tries, and holds up no other`()
    throws
  {
    try shop.queue(2)
    for _ in 0..<5 {
      #expect(try shop.claim() != nil)
      shop.till.clock.advance(milliseconds: 10_000)
    }
    let next = try #require(try shop.claim())
    #expect(next.attempt == 1)
    #expect(try statuses() == ["failed", "processing"])
    #expect(try shop.till.reviews() == ["not_printed"])
  }

  @Test func `a clock that was hours ahead holds up no job, and opens no drawer`() throws {
    shop.till.clock.advance(milliseconds: 7_200_000)
    let paid = try shop.till.pay(try shop.till.check(with: "900", "205")).subject
    #expect(try shop.claim() != nil)
    shop.till.clock.advance(milliseconds: -7_200_000)
    #expect(try store.printersWithWork() == [PrinterID("front")])
    #expect(try shop.claim("t2") != nil)
    #expect(try store.takeKick(paid.payments[0].payment.id.rawValue, notOlderThan: 15_000) == false)
  }

  @Test func `what a printer that is gone was to print is printed by another`() throws {
    try shop.queue(1)
    let job = try #require(try shop.claim())
    #expect(try store.failPrintJob(job, reason: "gone", isFinal: true))
    #expect(try store.retryFailedPrints(of: PrinterID("front"), at: PrinterID("back")) == 1)
    #expect(try shop.claim() == nil)
    #expect(try shop.claim("t2", printer: "back")?.id == job.id)
  }
}
