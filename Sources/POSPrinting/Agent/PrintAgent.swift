import Dispatch
import Foundation
import Glibc
public import Logging
public import POSCore
public import POSModel

/// Prints the jobs of a store, on a thread of its own and one for each printer.
///
/// One process for a store does: it holds the role, and when it dies another takes over. No screen
/// waits for it, and no printer for another.
public final class PrintAgent: Sendable {
  /// How often the store is looked at for new jobs, in milliseconds, while it prints.
  private static let interval = 10
  /// How often, while another process has the role or the store has no printers.
  private static let idleInterval = 500
  /// How many intervals pass until jobs are looked for without any news: such as are due again.
  private static let beats = 25

  private let stop = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// Starts it. `folder` holds the templates that come with the program; those of the store's own
  /// are in its data folder.
  ///
  /// - Throws: `StoreFailure` when the store cannot be watched.
  public init(
    store: Store, templates folder: String, log: Logger, time: any TimeSource, ids: IDSource
  ) throws {
    // A printer that closes the connection is a fault of its job, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    let own = store.folder.templates
    // Its process's number may be that of one that died: in a container, both have the first.
    var ids = ids
    let run: ID<PrintAgent> = ids.next(at: time.now())
    let desk = AgentDesk(
      store: store, log: log, owner: "\(store.realm.device.rawValue):\(run.rawValue)",
      templates: PrintTemplates(builtIn: folder, own: own), time: time, ids: ids,
      troubles: Dictionary(
        try store.troubles().map { ($0.printer, $0.trouble) }, uniquingKeysWith: { one, _ in one }))
    let watch = try store.watchChanges()
    let (stop, ended) = (stop, ended)
    let thread = Thread {
      Self.run(desk, watch, stop)
      ended.signal()
    }
    thread.name = "print agent"
    thread.start()
  }

  /// Ends it; a job that is being printed may finish within a second, else its lease runs out.
  public func end() {
    stop.signal()
    ended.wait()
  }

  private static func run(_ desk: AgentDesk, _ watch: ChangeWatch, _ stop: DispatchSemaphore) {
    var role: BackgroundRole?
    var workers: [PrinterID: PrinterWorker] = [:]
    var (pause, beat) = (0, 0)
    var isFailing = false
    while stop.wait(timeout: .now() + .milliseconds(pause)) == .timedOut {
      do {
        let isNew = role == nil
        if isNew { role = try BackgroundRole.take("print-agent", in: desk.store.folder) }
        guard role != nil else {
          pause = idleInterval
          continue
        }
        if isNew { try desk.store.endPrintLeases(except: desk.owner) }
        beat += 1
        // Asked even when it is not needed: what it has seen is then no news.
        let hasNews = try watch.hasChanged()
        guard hasNews || isNew || beat % beats == 0 else { continue }
        let printers = try desk.store.printersWithWork()
        for printer in printers + desk.inTrouble.filter({ workers[$0] == nil }) {
          let worker = workers[printer] ?? PrinterWorker(printer, desk)
          workers[printer] = worker
          worker.call()
        }
        // A store that prints nothing costs its tills next to nothing.
        let isIdle = try printers.isEmpty && desk.store.rules().printing.printers.isEmpty
        pause = isIdle ? idleInterval : interval
        isFailing = false
      } catch {
        if !isFailing { desk.log.error("print agent failed", metadata: ["cause": "\(error)"]) }
        (pause, isFailing) = (idleInterval, true)
      }
    }
    for worker in workers.values { worker.end() }
    let deadline = DispatchTime.now() + .seconds(1)
    let areDone = workers.values.count { $0.hasEnded(by: deadline) } == workers.count
    // Who takes the role next takes whoever had it for dead.
    if !areDone { role.take()?.keepToTheEnd() }
    _ = consume role
  }
}
