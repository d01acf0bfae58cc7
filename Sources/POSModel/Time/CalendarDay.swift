/// A day of the calendar, without a time of day: what a business day is named by.
public struct CalendarDay: Hashable, Sendable {
  /// Whole days since 1970-01-01.
  public let daysSince1970: Int64

  /// The day that many days after 1970-01-01.
  public init(daysSince1970: Int64) { self.daysSince1970 = daysSince1970 }

  /// The day as `2026-06-01`.
  public var text: String {
    let (year, month, day) = civil
    return "\(year < 1000 ? "0" : "")\(three(year))-\(two(month))-\(two(day))"
  }

  /// Reads `2026-06-01`; nil when there is no such day.
  public init?(text: String) { self.init(utf8: text.utf8) }

  /// Reads the bytes of `2026-06-01`; nil when there is no such day.
  init?(utf8: some BidirectionalCollection<UInt8>) {
    guard utf8.count == 10, let year = decimal(utf8.prefix(4)),
      let month = decimal(utf8.dropFirst(5).prefix(2)), let day = decimal(utf8.suffix(2)),
      utf8.dropFirst(4).first == UInt8(ascii: "-"), utf8.dropFirst(7).first == UInt8(ascii: "-"),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    // Howard Hinnant's days_from_civil: years start in March, so that leap days come last.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(daysSince1970: era * 146_097 + dayOfEra - 719_468)
    guard civil == (year, month, day) else { return nil }
  }

  /// Year, month and day of the Gregorian calendar (Hinnant's civil_from_days).
  var civil: (Int64, Int64, Int64) {
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }
}

/// The number that digits stand for, of which there are few; nil when there is anything else.
func decimal(_ digits: some Collection<UInt8>) -> Int64? {
  var number: Int64 = 0
  for digit in digits {
    guard (48...57).contains(digit) else { return nil }
    number = number * 10 + Int64(digit - 48)
  }
  return number
}
