import Dispatch
import Foundation
import Logging
import POSCore
import POSModel
import Synchronization

/// The thread of one printer: one job at a time, whatever the other printers do.
///
/// It connects and asks how the printer is before it takes a job, so that a printer that is off
/// costs no job a try. A job is leased while it is printed; what came to the printer before the
/// lease ran out is printed again, marked as a possible second copy.
final class PrinterWorker: Sendable {
  /// For how long a job is leased, in milliseconds; longer than a document may take to be sent, and
  /// than a printer is waited for. Renewed before each.
  private static let leaseLife: Int64 = 30_000
  /// How often a job is looked for while another is somebody's.
  private static let leaseLook = DispatchTimeInterval.milliseconds(250)
  /// What is told of a printer that is named and is not there.
  private static let notSetUp = "is not set up"
  /// For how long an idle connection is kept, so that others may print too.
  private static let idleLife = DispatchTimeInterval.milliseconds(1500)

  let id: PrinterID
  private let desk: AgentDesk
  private let wake = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let mustEnd = Atomic(false)

  /// Starts the thread.
  init(_ id: PrinterID, _ desk: AgentDesk) {
    (self.id, self.desk) = (id, desk)
    let thread = Thread { [self] in
      run()
      ended.signal()
    }
    thread.name = "printer \(id.rawValue)"
    thread.start()
  }

  /// There may be something to print.
  func call() { wake.signal() }

  /// Ends the thread after the job it prints.
  func end() {
    mustEnd.store(true, ordering: .sequentiallyConsistent)
    wake.signal()
  }

  /// Waits for the thread to end.
  ///
  /// - Returns: Whether it did by then.
  func hasEnded(by deadline: DispatchTime) -> Bool { ended.wait(timeout: deadline) == .success }

  private var isEnding: Bool { mustEnd.load(ordering: .sequentiallyConsistent) }

  private func run() {
    var line: PrinterLine?
    var manners: PrinterManners?
    var misses = 0
    while !isEnding {
      do {
        // Whatever was called for meanwhile is looked for now.
        while wake.wait(timeout: .now()) == .success {}
        guard !isEnding else { return }
        let hasWork = try desk.store.printersWithWork().contains(id)
        // Where printing fails, only printing shows that it does no more.
        guard hasWork || desk.trouble(of: id) != nil && manners?.failure == nil else {
          if wake.wait(timeout: .now() + (line == nil ? .never : Self.idleLife)) == .timedOut {
            line = nil
          }
          continue
        }
        let isDone = try printNext(&line, &manners)
        misses = 0
        if !isDone { _ = wake.wait(timeout: .now() + Self.leaseLook) }
      } catch let fault as PrinterFault {
        line = nil
        desk.tell(fault.description, of: id)
        misses += 1
        pause(for: .seconds(min(10, 1 << min(misses - 1, 4))), endsForDrawer: fault.isCondition)
      } catch {
        line = nil
        desk.log.error("printing failed", metadata: ["cause": "\(error)"])
        pause(for: .seconds(1))
      }
    }
  }

  /// Waits before the printer is tried again; calls do not make it come back. A drawer does not
  /// wait for it: where the printer opens it all the same, somebody stands before it.
  private func pause(for time: DispatchTimeInterval, endsForDrawer: Bool = false) {
    let end = DispatchTime.now() + time
    while !isEnding, DispatchTime.now() < end {
      let isCalled = wake.wait(timeout: min(end, .now() + .milliseconds(500))) == .success
      guard isCalled, endsForDrawer else { continue }
      // What cannot be read now is read after the pause.
      if (try? desk.kicksWaiting(for: id))?.isEmpty == false { return }
    }
  }

  /// Prints the oldest job that is due.
  ///
  /// - Returns: Whether there was one, and it is done with.
  /// - Throws: ``PrinterFault`` when the printer cannot print now; `StoreFailure`.
  private func printNext(
    _ line: inout PrinterLine?, _ known: inout PrinterManners?
  ) throws -> Bool {
    let rules = try desk.store.rules()
    guard let printer = rules.printing.printer(id) else {
      (line, known) = (nil, nil)
      while let job = try claim() {
        _ = try desk.store.failPrintJob(
          job, reason: "no printer is called \(id.rawValue)", isFinal: true)
      }
      // Who took the money learns that there is no paper, until it is printed elsewhere.
      if try desk.store.hasUnprintedJobs(of: id) { throw PrinterFault(Self.notSetUp) }
      desk.tell(nil, of: id)
      return true
    }
    // A printer that was set up anew is another one.
    if let before = known, before.printer != printer {
      (line, known) = (nil, PrinterManners(of: printer))
    }
    let manners = known ?? self.manners(toldOf: printer)
    known = manners
    // A connection that is gone before a job is taken costs it no try.
    if line?.isOpen == false { line = nil }
    let open = try line ?? connect(manners)
    line = open
    do { try open.checkStatus() } catch {
      if error.isCondition { try openDrawers(on: open) }
      throw error
    }
    manners.wasReached(mayAnswer: open.mayAnswer)
    desk.tell(manners.failure, of: id)
    guard let job = try claim() else { return false }
    desk.log.debug("printing", metadata: ["job": .string(job.dedupeKey)])
    do {
      try print(job, rules, on: open)
    } catch let fault as PrinterFault {
      // A drawer is not opened later: by then nobody stands before it.
      _ = try desk.store.failPrintJob(job, reason: fault.description, isFinal: job.isDrawer)
      if !fault.isCondition { manners.failure = fault.description }
      throw fault
    }
    manners.failure = nil
    desk.tell(nil, of: id)
    return true
  }

  /// What is known of a printer when this process begins.
  private func manners(toldOf printer: Printer) -> PrinterManners {
    let trouble = desk.trouble(of: id)
    return PrinterManners(of: printer, hearsay: trouble == Self.notSetUp ? nil : trouble)
  }

  /// Connects to a printer.
  ///
  /// - Throws: ``PrinterFault`` when it cannot be reached.
  private func connect(_ manners: PrinterManners) throws(PrinterFault) -> PrinterLine {
    do { return try PrinterLine(Transport.connect(to: manners.printer.address), manners) } catch {
      manners.wasAway()
      throw error
    }
  }

  /// Takes the oldest job that is due.
  ///
  /// - Throws: `StoreFailure`.
  private func claim() throws -> ClaimedJob? {
    try desk.store.claimPrintJob(
      of: id, by: desk.owner, token: desk.makeToken(), milliseconds: Self.leaseLife)
  }

  /// Opens the drawer for what waits for a printer without paper: the guest waits for change.
  ///
  /// - Throws: ``PrinterFault``; `StoreFailure`.
  private func openDrawers(on line: PrinterLine) throws {
    guard line.printer.language == .escpos else { return }
    for kick in try desk.kicksWaiting(for: id) where try desk.takeKick(kick) {
      try line.kick()
    }
  }

  /// Prints a job and says so.
  ///
  /// - Throws: ``PrinterFault`` when bytes did not come through; `StoreFailure`.
  private func print(_ job: ClaimedJob, _ rules: StoreRules, on line: PrinterLine) throws {
    let elements: [PrintDocument.Element]
    do {
      elements = try desk.elements(of: job, rules, for: line.printer)
    } catch let failure as StoreFailure {
      _ = try desk.store.failPrintJob(job, reason: failure.sentence, isFinal: false)
      throw failure
    } catch {
      // What is not there to print now will not be there at the next try either.
      _ = try desk.store.failPrintJob(job, reason: "\(error)", isFinal: true)
      return
    }
    if !elements.isEmpty {
      // From here on the paper may show it, whatever happens to this process.
      guard try renew(job) else { return }
      let processID = line.asksForEnd ? job.processID : nil
      try line.send(PrintDocument(elements), desk, processID: processID)
      // It may take a while until it is on paper.
      guard try renew(job) else { return }
      if let processID { try line.waitForEnd(processID) } else { try line.mustHaveRead() }
    }
    acknowledge(job)
  }

  /// Keeps the lease of a job whose bytes are on their way.
  ///
  /// - Returns: Whether it still was this one's.
  /// - Throws: `StoreFailure`.
  private func renew(_ job: ClaimedJob) throws -> Bool {
    try desk.store.renewPrintJob(job, milliseconds: Self.leaseLife, isSending: true)
  }

  /// Says that a job is printed, until the store takes it: else it would be printed once more.
  private func acknowledge(_ job: ClaimedJob) {
    while true {
      do {
        if try desk.store.acknowledgePrintJob(job) == false {
          desk.log.warning("lease lost", metadata: ["job": .string(job.dedupeKey)])
        }
        return
      } catch {
        desk.log.error("printed, not noted", metadata: ["cause": "\(error)"])
        if isEnding { return }
        pause(for: .seconds(1))
      }
    }
  }
}

extension ClaimedJob {
  /// Whether it only opens the drawer.
  fileprivate var isDrawer: Bool { if case .drawer = request { true } else { false } }

  /// Four printable bytes that no other try has: the end of the token, which is chance.
  fileprivate var processID: [UInt8] { Array(token.utf8.suffix(4)) }
}
