/// Where the program learns what time it is; handed in, so that a replay has its own clock.
public protocol TimeSource: Sendable {
  /// The present moment.
  func now() -> Instant
  /// How many seconds the store's wall clock is east of UTC at `instant`.
  func offsetSeconds(at instant: Instant) -> Int
}

extension TimeSource {
  /// The present moment as the store's wall clock shows it.
  public func local(_ instant: Instant) -> LocalTime {
    LocalTime(instant, offsetSeconds: offsetSeconds(at: instant))
  }

  /// When the business day that `instant` belongs to began.
  public func startOfBusinessDay(at instant: Instant, startHour: Int) -> Instant {
    let day = local(instant).businessDay(startHour: startHour)
    let local = day.daysSince1970 * 86_400_000 + Int64(startHour) * 3_600_000
    return Instant(milliseconds: local - Int64(offsetSeconds(at: instant)) * 1000)
  }
}
