/// A part of the day on some days of the week, by the store's wall clock.
public struct TimeWindow: Hashable, Sendable, Codable {
  /// The days it is open on, from 1 for Monday to 7 for Sunday; empty for every day.
  public var days: [Int]
  /// Minutes since midnight when it opens.
  public var from: Int
  /// Minutes since midnight when it closes; before `from` when that is on the next day.
  public var until: Int

  /// A window on those days.
  public init(days: [Int], from: Int, until: Int) {
    (self.days, self.from, self.until) = (days, from, until)
  }

  /// Whether it is open at a time. A window over midnight belongs to the day it opens on.
  public func holds(_ time: LocalTime) -> Bool {
    let minutes = time.minutes
    func isDay(_ day: Int) -> Bool { days.isEmpty || days.contains(day) }
    guard until <= from else { return isDay(time.weekday) && (from..<until).contains(minutes) }
    if minutes >= from { return isDay(time.weekday) }
    return minutes < until && isDay(time.weekday == 1 ? 7 : time.weekday - 1)
  }

  /// The window as people read it: `16:00-18:00`, `Mon-Fri 16:00-18:00`, `Mon Wed 9:00-12:00`.
  public var text: String {
    func clock(_ minutes: Int) -> String {
      "\(two(Int64(minutes / 60))):\(two(Int64(minutes % 60)))"
    }
    return (dayWords + ["\(clock(from))-\(clock(until))"]).joined(separator: " ")
  }

  /// Three days and more in a row as one word.
  private var dayWords: [String] {
    var words: [String] = []
    var rest = Set(days).filter { (1...7).contains($0) }.sorted()[...]
    while let first = rest.first {
      var last = first
      while rest.contains(last + 1) { last += 1 }
      let names = (first...last).map { Self.dayNames[$0 - 1] }
      words += names.count > 2 ? ["\(names[0])-\(names[names.count - 1])"] : names
      rest = rest.dropFirst(names.count)
    }
    return words
  }

  /// Reads what ``text`` writes; nil when it is not that.
  public init?(text: String) {
    let words = text.split(separator: " ")
    guard let hours = words.last?.split(separator: "-"), hours.count == 2,
      let from = Self.minutes(hours[0]), let until = Self.minutes(hours[1])
    else { return nil }
    var days: Set<Int> = []
    for word in words.dropLast() {
      let ends = word.split(separator: "-").map { Self.dayNames.firstIndex(of: String($0)) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first <= last
      else { return nil }
      days.formUnion((first + 1)...(last + 1))
    }
    self.init(days: days.sorted(), from: from, until: until)
  }

  private static let dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour),
      (0...59).contains(minute), hour < 24 || minute == 0
    else { return nil }
    return hour * 60 + minute
  }
}
