import POSModel
import POSTestSupport
import Testing

@testable import POSCore
@testable import POSPrinting

/// The report of a drawer's session on paper.
@Suite(.serialized)
struct ReportPaperTests {
  private let room: PrintRoom

  init() throws { room = try PrintRoom() }

  private func papers(of store: Store) throws -> JobPaper {
    JobPaper(
      store: store, templates: PrintTemplates(builtIn: PrintRoom.templates, own: nil),
      rules: try store.rules(), time: room.till.clock)
  }

  private func wish(counted: Int64, left: Int64) -> CloseSession {
    CloseSession(
      key: room.till.key(), actor: room.till.employee, device: DeviceID("L1"),
      counted: Money(minorUnits: counted), left: Money(minorUnits: left),
      approver: TestStaff.manager)
  }

  @Test func `a Z report says what was sold, what there should be and what was counted`() throws {
    try room.start()
    try room.sell()
    #expect(room.front.next() != nil)
    try room.till.store.perform(
      IssueVoucher(
        key: room.till.key(), actor: room.till.employee, voucherID: VoucherID("V7"),
        amount: Money(minorUnits: 2_500), approver: TestStaff.manager))
    try room.till.store.perform(wish(counted: 900, left: 500))
    let paper = try #require(room.front.next())
    for line in [
      "Session 1 is closed", "By Ana, approved by Mia", "Net sales", "8.50", "food 8% of 8.50",
      "TOTAL USD", "1 Cash", "Vouchers loaded: 1", "25.00", "Cash expected", "9.18", "Cash counted",
      "9.00", "-0.18",
      "Left in the drawer", "5.00", "Signature",
    ] { #expect(paper.contains(line), "\(line)") }
    #expect(!paper.contains("[drawer]"))
    #expect(try room.until { try room.queue().printed == 2 })
  }

  @Test func `an X report says nothing of what there should be, however late it is printed`() throws
  {
    try room.sell()
    try room.till.store.perform(
      WantReport(
        key: room.till.key(), actor: room.till.employee, device: DeviceID("L1"),
        approver: TestStaff.manager))
    try room.sell()
    try room.till.store.perform(wish(counted: 0, left: 0))
    try room.start()
    // Both receipts were queued before, or between.
    var papers: [String] = []
    for _ in 0..<4 { papers.append(try #require(room.front.next())) }
    let report = try #require(papers.first { $0.contains("so far") })
    #expect(report.contains("1 Cash"))
    #expect(!report.contains("expected"))
    #expect(!report.contains("Signature"))
    #expect(papers.contains { $0.contains("2 Cash") && $0.contains("-18.36") })
  }

  @Test func `a report that is not there is told, not printed`() throws {
    let printer = try #require(try room.till.store.rules().printing.printers.first)
    let request = PrintRequest.report(drawer: DrawerID("L1"), number: 7, isClosing: true)
    #expect(throws: JobPaper.Missing.self) {
      try papers(of: room.till.store).document(request, for: printer)
    }
  }
}
