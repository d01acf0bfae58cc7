/// What a clock on the wall shows in the store, and which business day it belongs to.
public struct LocalTime: Hashable, Sendable {
  private let local: Instant

  /// The wall clock at `instant`, `offsetSeconds` east of UTC.
  public init(_ instant: Instant, offsetSeconds: Int) {
    local = instant.adding(milliseconds: Int64(offsetSeconds) * 1000)
  }

  /// Minutes since midnight.
  public var minutes: Int { Int((local.milliseconds - local.days * 86_400_000) / 60_000) }

  /// The time of day as `12:31`.
  public var clock: String { "\(two(Int64(minutes / 60))):\(two(Int64(minutes % 60)))" }

  /// The day of the week, from 1 for Monday to 7 for Sunday.
  public var weekday: Int { Int((local.days % 7 + 10) % 7) + 1 }

  /// The calendar day.
  public var day: CalendarDay { CalendarDay(daysSince1970: local.days) }

  /// The day a sale at this time is booked on, when business days start at `startHour` (0…23): a
  /// sale at one in the morning belongs to the evening before.
  public func businessDay(startHour: Int) -> CalendarDay {
    CalendarDay(daysSince1970: local.adding(milliseconds: Int64(-startHour) * 3_600_000).days)
  }
}
