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

  /// After how many looks without any news house is kept all the same: stored responses run out by
  /// themselves.
  private static let beats = 240

  /// Starts the thread.
  ///
  /// - Throws: `StoreFailure` when the store cannot be watched.
  init(store: Store, log: Logger) throws {
    let watch = try store.watchChanges()
    let (stop, stopped, beats) = (stop, stopped, Self.beats)
    let interval = DispatchTimeInterval.milliseconds(Store.housekeepingInterval)
    let thread = Thread {
      var role: BackgroundRole?
      var isFailing = false
      // What others left to do is not known yet.
      var (isDone, beat) = (false, 0)
      while stop.wait(timeout: .now() + interval) == .timedOut {
        do {
          if role == nil { role = try BackgroundRole.take("housekeeping", in: store.folder) }
          guard role != nil else { continue }
          beat += 1
          // Asked each time: what has been seen is then no news.
          let hasNews = try watch.hasChanged()
          guard hasNews || !isDone || beat % beats == 0 else { continue }
          isDone = try store.keepHouse()
          isFailing = false
        } catch {
          isDone = false
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
