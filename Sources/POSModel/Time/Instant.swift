/// A moment in UTC, counted in milliseconds since 1970.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  /// The moment `milliseconds` after 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Orders moments by time.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment `milliseconds` later; sticks at the first and the last one there is.
  public func adding(milliseconds: Int64) -> Instant {
    let (sum, overflow) = self.milliseconds.addingReportingOverflow(milliseconds)
    guard overflow else { return Instant(milliseconds: sum) }
    return Instant(milliseconds: milliseconds < 0 ? .min : .max)
  }
}

extension Instant {
  private static let day: Int64 = 86_400_000

  /// RFC 3339 in UTC with milliseconds, as tables and envelopes hold it.
  public var text: String {
    let clock = milliseconds - days * Self.day
    let (year, month, day) = CalendarDay(daysSince1970: days).civil
    guard (0...9999).contains(year) else { return longText }
    // Each event and most rows have a moment: digits are put in place, not joined from pieces.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    func put(_ number: Int64, _ unit: Int64, _ mark: Unicode.Scalar) {
      var unit = unit
      while unit > 0 {
        bytes.append(UInt8(48 + number / unit % 10))
        unit /= 10
      }
      bytes.append(UInt8(ascii: mark))
    }
    put(year, 1000, "-")
    put(month, 10, "-")
    put(day, 10, "T")
    put(clock / 3_600_000, 10, ":")
    put(clock / 60_000 % 60, 10, ":")
    put(clock / 1000 % 60, 10, ".")
    put(clock % 1000, 100, "Z")
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of a moment whose year has not four digits.
  private var longText: String {
    let clock = milliseconds - days * Self.day
    return "\(CalendarDay(daysSince1970: days).text)T\(two(clock / 3_600_000))"
      + ":\(two(clock / 60_000 % 60)):\(two(clock / 1000 % 60)).\(three(clock % 1000))Z"
  }

  /// Reads what ``text`` writes; the fraction may have 0 to 9 digits. Nil when it is not that.
  public init?(text: String) {
    var text = text
    // Each event and most rows have a moment: it is read where it stands.
    guard let moment = text.withUTF8({ Self.read($0) }) else { return nil }
    self = moment
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Instant? {
    guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let day = CalendarDay(utf8: bytes[..<10]),
      let hour = decimal(bytes[11..<13]), hour < 24,
      let minute = decimal(bytes[14..<16]), minute < 60,
      let second = decimal(bytes[17..<19]), second < 60
    else { return nil }
    var fraction: Int64 = 0
    if bytes.count > 20 {
      let digits = bytes[20..<(bytes.count - 1)]
      guard bytes[19] == UInt8(ascii: "."), (1...9).contains(digits.count),
        decimal(digits) != nil, let thousandths = decimal(digits.prefix(3))
      else { return nil }
      fraction =
        switch digits.count {
        case 1: thousandths * 100
        case 2: thousandths * 10
        default: thousandths
        }
    }
    let clock = hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction
    return Instant(milliseconds: day.daysSince1970 * Self.day + clock)
  }

  /// Whole days since 1970, rounded towards the past.
  var days: Int64 {
    milliseconds >= 0 ? milliseconds / Self.day : -((Self.day - 1 - milliseconds) / Self.day)
  }
}

/// Two digits with a leading zero.
func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
/// Three digits with leading zeros.
func three(_ number: Int64) -> String { number < 100 ? "0" + two(number) : "\(number)" }

extension Instant: Codable {
  /// Reads RFC 3339 text.
  ///
  /// - Throws: `DecodingError` when the text is no moment in UTC.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let instant = Instant(text: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no RFC 3339 moment in UTC")
    }
    self = instant
  }

  /// Writes RFC 3339 text.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
