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
  /// For how long a job is leased, in milliseconds; renewed before its bytes are sent.
  private static let leaseLife: Int64 = 30_000
  /// How often a job is looked for while another is somebody's.
  private static let leaseLook = DispatchTimeInterval.milliseconds(250)
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
    mustEnd.store(true, ordering: .relaxed)
    wake.signal()
  }

  /// Waits for the thread to end.
  ///
  /// - Returns: Whether it did within so many seconds.
  func hasEnded(within seconds: Int) -> Bool {
    ended.wait(timeout: .now() + .seconds(seconds)) == .success
  }

  private func run() {
    var line: PrinterLine?
    var misses = 0
    while !mustEnd.load(ordering: .relaxed) {
      do {
        // Whatever was called for meanwhile is looked for now.
        while wake.wait(timeout: .now()) == .success {}
        guard try desk.store.printersWithWork().contains(id) else {
          if wake.wait(timeout: .now() + (line == nil ? .never : Self.idleLife)) == .timedOut {
            line = nil
          }
          continue
        }
        try printNext(&line)
        misses = 0
      } catch let fault as PrinterFault {
        line = nil
        desk.tell(fault.description, of: id)
        misses += 1
        pause(for: .seconds(min(10, 1 << min(misses - 1, 4))))
      } catch {
        line = nil
        desk.log.error("printing failed", metadata: ["cause": "\(error)"])
        pause(for: .seconds(1))
      }
    }
  }

  /// Waits before the printer is tried again; calls do not make it come back.
  private func pause(for time: DispatchTimeInterval) {
    let end = DispatchTime.now() + time
    while !mustEnd.load(ordering: .relaxed), DispatchTime.now() < end {
      _ = wake.wait(timeout: min(end, .now() + .milliseconds(500)))
    }
  }

  /// Prints the oldest job that is due.
  ///
  /// - Throws: ``PrinterFault`` when the printer cannot print now; `StoreFailure`.
  private func printNext(_ line: inout PrinterLine?) throws {
    let rules = try desk.store.rules()
    guard let printer = rules.printing.printer(id) else {
      if let job = try claim() {
        _ = try desk.store.failPrintJob(
          job, reason: "no printer is called \(id.rawValue)", isFinal: true)
      }
      return
    }
    // A printer that was set up anew is another one.
    if line?.printer != printer { line = nil }
    let open = try line ?? PrinterLine(to: printer)
    line = open
    try open.checkStatus()
    desk.tell(nil, of: id)
    guard let job = try claim() else {
      // Somebody holds the lease of another of its jobs.
      return pause(for: Self.leaseLook)
    }
    desk.log.debug("printing", metadata: ["job": .string(job.dedupeKey)])
    do {
      try print(job, rules, on: open)
    } catch let fault as PrinterFault {
      _ = try desk.store.failPrintJob(
        job, reason: fault.description, isFinal: job.isDrawer)
      throw fault
    }
  }

  /// Takes the oldest job that is due.
  ///
  /// - Throws: `StoreFailure`.
  private func claim() throws -> ClaimedJob? {
    try desk.store.claimPrintJob(
      of: id, by: desk.owner, token: desk.makeToken(), milliseconds: Self.leaseLife)
  }

  /// Prints a job and says so.
  ///
  /// - Throws: ``PrinterFault`` when bytes did not come through; `StoreFailure`.
  private func print(_ job: ClaimedJob, _ rules: StoreRules, on line: PrinterLine) throws {
    let elements: [PrintDocument.Element]
    do {
      elements = try desk.elements(of: job, rules, for: line.printer)
    } catch let failure as StoreFailure {
      // The store could not be read, or the drawer's intent not taken: that may pass.
      _ = try desk.store.failPrintJob(job, reason: "\(failure)", isFinal: false)
      throw failure
    } catch {
      // What is not there to print now will not be there at the next try either.
      _ = try desk.store.failPrintJob(job, reason: "\(error)", isFinal: true)
      return
    }
    guard !elements.isEmpty else {
      _ = try desk.store.acknowledgePrintJob(job)
      return
    }
    // From here on the paper may show it, whatever happens to this process.
    guard
      try desk.store.renewPrintJob(job, milliseconds: Self.leaseLife, isSending: true)
    else { return }
    try line.print(PrintDocument(elements), desk)
    guard try desk.store.acknowledgePrintJob(job) else {
      return desk.log.warning(
        "lease lost while printing", metadata: ["job": .string(job.dedupeKey)])
    }
  }
}

extension ClaimedJob {
  /// Whether it only opens the drawer.
  fileprivate var isDrawer: Bool { if case .drawer = request { true } else { false } }
}
