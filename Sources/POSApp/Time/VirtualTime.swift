import POSModel
import Synchronization

/// The clock of a replay: it moves only when told, and its wall clock shows UTC.
final class VirtualTime: TimeSource {
  private let present: Mutex<Instant>

  init(_ start: Instant) { present = Mutex(start) }

  func now() -> Instant { present.withLock { $0 } }

  func offsetSeconds(at instant: Instant) -> Int { 0 }

  /// Moves the clock on.
  func advance(milliseconds: Int64) {
    present.withLock { $0 = $0.adding(milliseconds: milliseconds) }
  }
}
