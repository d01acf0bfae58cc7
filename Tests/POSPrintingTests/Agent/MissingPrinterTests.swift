import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSPrinting

/// What names a printer that nobody set up.
struct MissingPrinterTests {
  private let room: PrintRoom

  init() throws { room = try PrintRoom() }

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
}
