import POSCore
import POSModel

/// Makes what a job asks for into a document, of what the store says now.
struct JobPaper {
  let store: Store
  let templates: PrintTemplates
  let rules: StoreRules
  let time: any TimeSource

  /// Why there is nothing to print.
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  /// The document of a job; a template of the store's own that is broken is told beside it.
  ///
  /// - Throws: ``Missing``, `StoreFailure`, or what the built-in template says.
  func document(
    _ request: PrintRequest, for printer: Printer
  ) throws -> (document: PrintDocument, fault: TemplateFault?) {
    switch request {
    case .receipt(let id, let event, _, let reprint):
      guard let check = try store.check(id, asOf: event) else { throw Self.noCheck }
      let copy = try reprint.map { ($0, try name(of: $0.employee)) }
      let cashier = try name(of: check.payments.last?.employee ?? check.holder)
      let content = ReceiptContent(
        check: check, rules: rules, time: time, cashier: cashier, copy: copy)
      return try templates.document("receipt", content.fields)
    case .refund(let id, let refund, _):
      guard let check = try store.check(id) else { throw Self.noCheck }
      guard let given = check.refunds.first(where: { $0.refund.id == refund }) else {
        throw Missing(description: "the refund is not there")
      }
      let content = RefundContent(
        check: check, given: given, rules: rules, time: time,
        employee: try name(of: given.employee),
        approver: try given.refund.approver.map { try name(of: $0) } ?? "")
      return try templates.document("refund", content.fields)
    case .chit(let ticket, let items):
      let chit = try chit(ticket)
      guard chit.hasToldVoid(of: items) else {
        return try templates.document("chit", chit.chit(items))
      }
      // One of the store's own may not mark single lines; ours does.
      return (try templates.ours("chit", chit.chit(items)), nil)
    case .voids(let ticket, let lines):
      return try templates.document("chit", try chit(ticket).voids(lines))
    case .rush(let ticket):
      // What is made by now, or not wanted any more, is not to be made first.
      guard let hurry = try chit(ticket).hurry() else { return (PrintDocument([]), nil) }
      return try templates.document("chit", hurry)
    case .label(let ticket, let item, let number, let count):
      guard let label = try chit(ticket).label(item, number: number, of: count) else {
        throw Missing(description: "the item is not there")
      }
      return try templates.document("label", label)
    case .report(let drawer, let number, let isClosing):
      return try templates.document(
        "report", try report(DeviceID(drawer.rawValue), number, isClosing: isClosing).fields)
    case .drawer: return (PrintDocument([]), nil)
    case .test: return try templates.document("test", test(printer))
    }
  }

  private static let noCheck = Missing(description: "the check is not there")

  /// The ticket of a job.
  ///
  /// - Throws: ``Missing``, or `StoreFailure`.
  private func chit(_ key: TicketKey) throws -> ChitContent {
    guard let ticket = try store.ticket(key) else {
      throw Missing(description: "the ticket is not there")
    }
    return ChitContent(ticket: ticket, time: time, toldVoid: try store.voidsOnPaper(of: key))
  }

  /// The report of a job.
  ///
  /// - Throws: ``Missing``, or `StoreFailure`.
  private func report(
    _ device: DeviceID, _ number: Int, isClosing: Bool
  ) throws -> ReportContent {
    let report =
      isClosing
      ? try store.drawerReport(device, session: number)
      : try store.drawerReport(device, reading: number)
    guard let report else { throw Missing(description: "the report is not there") }
    let employee = report.reading?.employee ?? report.session.employee
    let approver = report.reading.map(\.approver) ?? report.session.approver
    return ReportContent(
      report: report, rules: rules, time: time,
      employee: try employee.map { try name(of: $0) } ?? "",
      approver: try approver.map { try name(of: $0) } ?? "")
  }

  /// What an employee is called.
  ///
  /// - Throws: `StoreFailure`.
  private func name(of id: EmployeeID) throws -> String {
    try store.employee(id)?.name ?? id.rawValue
  }

  private func test(_ printer: Printer) -> PrintContent {
    .fields([
      "store": .text(rules.storeName), "printer": .text(printer.id.rawValue),
      "address": .text(printer.address), "columns": .text("\(printer.columns)"),
      "language": .text(printer.language.rawValue),
    ])
  }
}
