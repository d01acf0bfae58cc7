import Logging
import POSCore
import POSModel
import Synchronization

/// What the threads of an agent share.
final class AgentDesk: Sendable {
  let store: Store
  let log: Logger
  /// Who holds leases.
  let owner: String
  private let templates: PrintTemplates
  private let logo: Bitmap?
  private let time: any TimeSource
  private let ids: Mutex<IDSource>
  private let told: Mutex<[PrinterID: String]> = Mutex([:])

  /// For how long a drawer may still be opened after it was meant to, in milliseconds.
  private static let kickLife: Int64 = 15_000

  init(
    store: Store, log: Logger, owner: String, templates: PrintTemplates, logo: Bitmap?,
    time: any TimeSource, ids: IDSource
  ) {
    (self.store, self.log, self.owner, self.templates) = (store, log, owner, templates)
    (self.logo, self.time) = (logo, time)
    self.ids = Mutex(ids)
  }

  /// A token no other lease has.
  func makeToken() -> String {
    let now = time.now()
    return ids.withLock { ids in
      let id: ID<ClaimedJob> = ids.next(at: now)
      return id.rawValue
    }
  }

  /// Notes how a printer is, for the tills' status lines.
  func tell(_ trouble: String?, of printer: PrinterID) {
    do {
      try store.note(trouble: trouble, of: printer)
    } catch { log.error("printer state not noted", metadata: ["cause": "\(error)"]) }
    let isNews = told.withLock { told in
      defer { told[printer] = trouble }
      return told[printer] != trouble
    }
    guard isNews else { return }
    log.notice(
      "printer", metadata: ["printer": .string(printer.rawValue), "state": "\(trouble ?? "ready")"])
  }

  /// What a job puts on paper, with the drawer that goes with it and the mark of what may be there
  /// already; nothing for a drawer that must not be opened any more.
  ///
  /// - Throws: why there is nothing to print.
  func elements(
    of job: ClaimedJob, _ rules: StoreRules, for printer: Printer
  ) throws -> [PrintDocument.Element] {
    guard let request = job.request else {
      throw JobPaper.Missing(description: "made by a newer program")
    }
    let paper = JobPaper(store: store, templates: templates, rules: rules, time: time)
    let (document, fault) = try paper.document(request, for: printer)
    if let fault { log.error("template", metadata: ["fault": "\(fault)"]) }
    var elements = document.elements
    if job.mayHavePrinted, !elements.isEmpty {
      elements.insert(
        .text(
          " POSSIBLE DUPLICATE ",
          TextStyle(alignment: .center, isBold: true, isReversed: true)), at: 0)
    }
    if let kick = request.kick, try store.takeKick(kick, notOlderThan: Self.kickLife) {
      elements.insert(.kick, at: 0)
    }
    return elements
  }

  /// A document in its printer's language.
  func bytes(of document: PrintDocument, for printer: Printer, processID: [UInt8]?) -> [UInt8] {
    printer.language.bytes(
      of: document, on: PaperSpec(columns: printer.columns, logo: logo), processID: processID)
  }
}
