import Foundation
import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSPrinting

/// What names a printer that nobody set up.
struct MissingPrinterTests {
  private let room: PrintRoom

  init() throws { room = try PrintRoom() }

  /// A file that is printed to.
  private var paper: String { room.till.store.folder.path + "/paper" }

  private var troubles: [String] {
    get throws { try room.till.store.troubles().map { "\($0.printer.rawValue) \($0.trouble)" } }
  }

  @Test func `the tills are told until what it did not print is printed elsewhere`() throws {
    try room.set("print.receipts", "nosuch")
    try room.start()
    try room.sell()
    #expect(try room.until { try troubles == ["nosuch is not set up"] })
    #expect(try room.queue(of: "nosuch").failed == 1)
    try room.set("print.receipts", "front")
    try room.till.store.retryFailedPrints(of: PrinterID("nosuch"), at: PrinterID("front"))
    #expect(room.front.next()?.contains("TOTAL") == true)
    #expect(try room.until { try troubles.isEmpty })
  }

  @Test func `a store that has none at all is told of the one it names, too`() throws {
    try room.set("print.printers", "")
    try room.set("print.stations", "")
    try room.start()
    try room.sell()
    #expect(try room.until { try troubles == ["front is not set up"] })
    #expect(try room.queue().failed == 1)
  }

  @Test func `one that cannot say how it is is not missing once it is set up`() throws {
    try room.set("print.receipts", "paper")
    try room.set("print.stations", "")
    try room.start()
    try room.sell()
    #expect(try room.until { try troubles == ["paper is not set up"] })
    try room.set("print.printers", "paper=file://\(paper),text,42")
    #expect(try room.until { try troubles.isEmpty })
    #expect(try room.queue(of: "paper").failed == 1, "a manager decides what is tried again")
  }

  @Test
  func `what another process was told of one that cannot say how it is stays until it prints`()
    throws
  {
    try room.set("print.printers", "paper=file://\(paper),text,42")
    try room.set("print.receipts", "paper")
    try room.set("print.stations", "")
    try room.till.store.note(trouble: "is full", of: PrinterID("paper"))
    try room.start()
    #expect(try room.until { FileManager.default.fileExists(atPath: paper) })
    #expect(try troubles == ["paper is full"])
    try room.sell()
    #expect(try room.until { try troubles.isEmpty })
  }
}
