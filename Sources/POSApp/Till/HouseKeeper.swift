import Dispatch
import Foundation
import Logging
import POSCore
import Synchronization

/// The thread that keeps house: checkpoints and clean-up, done by one process for a store.
///
/// When the process that does it dies, another takes over within a second.
final class HouseKeeper: Sendable {
  private let stop = DispatchSemaphore(value: 0)
  private let stopped = DispatchSemaphore(value: 0)

  /// Starts the thread.
  init(store: Store, log: Logger) {
    let (stop, stopped) = (stop, stopped)
    let interval = DispatchTimeInterval.milliseconds(Store.housekeepingInterval)
    let thread = Thread {
      var role: BackgroundRole?
      var isFailing = false
      while stop.wait(timeout: .now() + interval) == .timedOut {
        do {
          if role == nil { role = try BackgroundRole.take("housekeeping", in: store.folder) }
          if role != nil { try store.keepHouse() }
          isFailing = false
        } catch {
          // A full disk is told once, not each time; it is tried again until there is room.
          if !isFailing { log.error("housekeeping failed", metadata: ["cause": "\(error)"]) }
          isFailing = true
        }
      }
      _ = consume role
      stopped.signal()
    }
    thread.name = "housekeeping"
    thread.start()
  }

  /// Ends the thread and waits until it has let go.
  func end() {
    stop.signal()
    stopped.wait()
  }
}
