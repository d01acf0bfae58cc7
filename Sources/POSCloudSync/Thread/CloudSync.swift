import Foundation
import Glibc
public import Logging
public import POSCore
public import POSModel
import Synchronization

/// Sends a store's events to its cloud and fetches those from elsewhere, on a thread of its own.
///
/// One process for a store does: it holds the role, and when it dies another takes over. No screen
/// waits for it. How it goes stands in the store, for all screens of all processes.
public final class CloudSync: Sendable {
  /// How often the store is looked at, in milliseconds. What was committed, by whichever process,
  /// is seen by SQLite's own count, so that the sale's transaction has nothing to do for it.
  static let look = 100
  /// How often the role is asked for while another process has it, in milliseconds.
  private static let idleLook = 500

  private let line: CurlLine
  private let mustEnd: EndFlag
  private let ended = DispatchSemaphore(value: 0)

  /// Starts it. `random` spreads the pauses.
  ///
  /// - Throws: `StoreFailure` when the store cannot be watched.
  public init(
    store: Store, access: CloudAccess, log: Logger, time: any TimeSource, ids: IDSource,
    random: any RandomNumberGenerator & Sendable
  ) throws {
    // A cloud that closes the connection is a fault of the line, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    let (line, mustEnd) = (
      CurlLine(to: access.address, trusting: access.authorities), EndFlag()
    )
    (self.line, self.mustEnd) = (line, mustEnd)
    let watch = try store.watchChanges()
    let ended = ended
    let thread = Thread {
      let desk = SyncDesk(
        store: store, log: log, time: time, ids: ids, random: random)
      Self.run(desk, access, line, watch, mustEnd)
      ended.signal()
    }
    thread.name = "cloud sync"
    thread.start()
  }

  /// Ends it. What is on its way is sent again by whoever comes next, and counts once.
  public func end() {
    mustEnd.set()
    line.wake()
    ended.wait()
  }

  private static func run(
    _ desk: SyncDesk, _ access: CloudAccess, _ line: CurlLine, _ watch: ChangeWatch,
    _ mustEnd: EndFlag
  ) {
    var role: BackgroundRole?
    var work: SyncWork?
    var isFailing = false
    while !mustEnd.isSet {
      do {
        if role == nil { role = try BackgroundRole.take("cloud-sync", in: desk.store.folder) }
        guard role != nil else {
          line.wait(milliseconds: idleLook)
          continue
        }
        let isNew = work == nil
        let present = try work ?? SyncWork(desk, access, line)
        work = present
        // Asked even when it is not needed: what it has seen is then no news.
        let hasNews = try watch.hasChanged()
        try present.turn(hasNews: hasNews || isNew)
        isFailing = false
      } catch {
        if !isFailing { desk.log.error("cloud sync failed", metadata: ["cause": "\(error)"]) }
        isFailing = true
        line.wait(milliseconds: idleLook)
      }
    }
    work?.letGo()
    _ = consume role
  }
}

/// Says that the thread is to end.
private final class EndFlag: Sendable {
  private let flag = Atomic(false)
  var isSet: Bool { flag.load(ordering: .sequentiallyConsistent) }
  func set() { flag.store(true, ordering: .sequentiallyConsistent) }
}
