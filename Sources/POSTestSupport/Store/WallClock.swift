import Glibc
public import POSModel

/// The machine's clock, in a store at UTC: for stories in which other programs look at it too.
public struct WallClock: TimeSource {
  /// The clock.
  public init() {}

  /// What the machine says.
  public func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// None.
  public func offsetSeconds(at instant: Instant) -> Int { 0 }
}
