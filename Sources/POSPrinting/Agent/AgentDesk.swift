import Foundation
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
  private let time: any TimeSource
  private let ids: Mutex<IDSource>
  /// What was wrong with printers when it was told last.
  private let told: Mutex<[PrinterID: String]>

  /// For how long a drawer may still be opened after it was meant to, in milliseconds.
  private static let kickLife: Int64 = 15_000

  init(
    store: Store, log: Logger, owner: String, templates: PrintTemplates,
    time: any TimeSource, ids: IDSource, troubles: [PrinterID: String]
  ) {
    (self.store, self.log, self.owner, self.templates) = (store, log, owner, templates)
    self.time = time
    self.ids = Mutex(ids)
    self.told = Mutex(troubles)
  }

  /// A token no other lease has.
  func makeToken() -> String {
    let now = time.now()
    return ids.withLock { ids in
      let id: ID<ClaimedJob> = ids.next(at: now)
      return id.rawValue
    }
  }

  /// What was wrong with a printer when it was told last; nil when nothing was.
  func trouble(of printer: PrinterID) -> String? { told.withLock { $0[printer] } }

  /// The printers something is wrong with.
  var inTrouble: [PrinterID] { told.withLock { Array($0.keys) } }

  /// The intents to open a drawer that go with what waits for a printer, and are not too late.
  ///
  /// - Throws: `StoreFailure`.
  func kicksWaiting(for printer: PrinterID) throws -> [String] {
    try store.kicksWaiting(for: printer, notOlderThan: Self.kickLife)
  }

  /// Takes an intent to open a drawer, if it is not too late.
  ///
  /// - Throws: `StoreFailure`.
  func takeKick(_ kick: String) throws -> Bool {
    try store.takeKick(kick, notOlderThan: Self.kickLife)
  }

  /// Notes how a printer is, for the tills' status lines. What is told already is not noted again.
  func tell(_ trouble: String?, of printer: PrinterID) {
    guard told.withLock({ $0[printer] != trouble }) else { return }
    do {
      try store.note(trouble: trouble, of: printer)
    } catch { return log.error("printer state not noted", metadata: ["cause": "\(error)"]) }
    told.withLock { $0[printer] = trouble }
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
    if let kick = request.kick, try takeKick(kick) {
      elements.insert(.kick, at: 0)
    }
    return elements
  }

  /// A document in its printer's language.
  func bytes(of document: PrintDocument, for printer: Printer, processID: [UInt8]?) -> [UInt8] {
    let hasLogo = document.elements.contains(.logo)
    var paper = PaperSpec(columns: printer.columns, logo: hasLogo ? logo : nil)
    if !printer.codePages.isEmpty { paper.codePages = printer.codePages }
    return printer.language.bytes(of: document, on: paper, processID: processID)
  }

  /// The store's picture, as it is now; one that cannot be read is told, and left out.
  private var logo: Bitmap? {
    let path = store.folder.templates + "/logo.pbm"
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    do { return try PortableBitmap.read(Array(bytes), file: path) } catch {
      log.error("logo", metadata: ["fault": "\(error)"])
      return nil
    }
  }
}
