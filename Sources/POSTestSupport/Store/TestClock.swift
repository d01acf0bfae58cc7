public import POSModel
import Synchronization

/// A clock that stands still until it is told to move, so that a test has one ending.
public final class TestClock: TimeSource {
  private let present: Mutex<Instant>
  private let offset: Int

  /// Noon on the first of June 2026, when nothing else is asked for.
  public static let noon = Instant(milliseconds: 1_780_315_200_000)

  /// A clock at `start`, in a store `offsetSeconds` east of UTC.
  public init(_ start: Instant = TestClock.noon, offsetSeconds: Int = 0) {
    present = Mutex(start)
    offset = offsetSeconds
  }

  /// The moment the clock was last set to.
  public func now() -> Instant { present.withLock { $0 } }

  /// The same all year round.
  public func offsetSeconds(at instant: Instant) -> Int { offset }

  /// Moves the clock on, or back when `milliseconds` is negative.
  public func advance(milliseconds: Int64) {
    present.withLock { $0 = $0.adding(milliseconds: milliseconds) }
  }
}
