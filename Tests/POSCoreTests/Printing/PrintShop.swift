import GRDB
import POSModel
import POSTestSupport

@testable import POSCore

/// A till with printers: receipts in front, the kitchen's chits in the back, the bar's labels.
struct PrintShop {
  let till: Till

  init(receipts: Bool = true, in till: Till? = nil) throws {
    self.till = try till ?? Till.fresh()
    let rules = [
      (
        "print.printers",
        "front=tcp://127.0.0.1:9100 back=file:///nowhere,text,32 labels=file:///labels,zpl"
      ),
      ("print.receipts", "front"), ("print.stations", "kitchen=back fry=back bar=labels"),
      ("print.receipts.auto", receipts ? "yes" : "no"),
    ]
    try self.till.store.perform(
      all: rules.map {
        ChangeSetting(
          key: self.till.key(), actor: TestStaff.installer, setting: SettingID($0.0), value: $0.1)
      })
  }

  /// Another till of the shop.
  init(_ till: Till) { self.till = till }

  /// A job as the table has it.
  struct Job: Equatable {
    let printer: String
    let key: String
    let status: String
    let document: String
  }

  /// All jobs, as they were made.
  func jobs() throws -> [Job] {
    try till.store.pool.read { db in
      try Row.fetchAll(
        db, sql: "SELECT printer_id, dedupe_key, status, document FROM print_jobs ORDER BY id"
      ).map { Job(printer: $0[0], key: $0[1], status: $0[2], document: $0[3]) }
    }
  }

  /// The keys of all jobs, without the ids in them.
  func kinds() throws -> [String] {
    try jobs().map { job in
      job.key.split(separator: ":").map { $0.utf8.count > 20 ? "…" : String($0) }
        .joined(separator: ":") + " @" + job.printer
    }.sorted()
  }

  /// Takes the oldest job of the front printer.
  func claim(_ token: String = "t1", printer: String = "front") throws -> ClaimedJob? {
    try till.store.claimPrintJob(
      of: PrinterID(printer), by: "me", token: token, milliseconds: 10_000)
  }

  /// Queues so many test pages for the front printer, one after the other.
  func queue(_ count: Int, printer: String = "front") throws {
    for _ in 0..<count {
      try till.store.queueTest(of: PrinterID(printer), key: till.key())
      till.clock.advance(milliseconds: 1)
    }
  }
}
