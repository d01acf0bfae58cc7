import POSModel
import Testing

struct TimeWindowTests {
  /// - Throws: when there is no such moment.
  private func holds(_ window: String, _ time: String) throws -> Bool {
    let moment = try #require(Instant(text: time))
    return try #require(TimeWindow(text: window)).holds(LocalTime(moment, offsetSeconds: 0))
  }

  @Test(arguments: [
    ("16:00-18:00", "2026-06-01T15:59:59Z", false), ("16:00-18:00", "2026-06-01T16:00:00Z", true),
    ("16:00-18:00", "2026-06-01T17:59:59Z", true), ("16:00-18:00", "2026-06-01T18:00:00Z", false),
    ("Mon Tue 16:00-18:00", "2026-06-01T17:00:00Z", true),
    ("Mon Tue 16:00-18:00", "2026-06-03T17:00:00Z", false),
    ("22:00-02:00", "2026-06-01T23:00:00Z", true), ("22:00-02:00", "2026-06-01T01:59:00Z", true),
    ("22:00-02:00", "2026-06-01T12:00:00Z", false),
    ("Sun 22:00-02:00", "2026-06-01T01:00:00Z", true),
    ("Sun 22:00-02:00", "2026-06-01T22:30:00Z", false),
    ("Sat 22:00-02:00", "2026-06-07T01:00:00Z", true),
    ("18:00-24:00", "2026-06-01T23:59:00Z", true), ("18:00-24:00", "2026-06-02T00:00:00Z", false),
    ("00:00-24:00", "2026-06-02T00:00:00Z", true),
  ]) func `a window holds from its first minute to before its last`(
    window: String, time: String, isOpen: Bool
  ) throws { #expect(try holds(window, time) == isOpen) }

  @Test(arguments: ["16:00-18:00", "Mon Tue 16:00-18:00", "Fri Sat 22:00-02:00", "00:00-24:00"])
  func `a window is read as it is written`(text: String) throws {
    #expect(try #require(TimeWindow(text: text)).text == text)
  }

  @Test(arguments: [
    "", "16:00", "16-18:00-20", "25:00-26:00", "24:01-10:00", "Mo 16:00-18:00", "x-y",
  ])
  func `what is no window is not read`(text: String) { #expect(TimeWindow(text: text) == nil) }

  @Test func `a week has seven days, from Monday`() throws {
    let days = try (1...7).map { day in
      LocalTime(try #require(Instant(text: "2026-06-0\(day)T12:00:00Z")), offsetSeconds: 0).weekday
    }
    #expect(days == [1, 2, 3, 4, 5, 6, 7])
    #expect(
      LocalTime(try #require(Instant(text: "1969-12-29T00:00:00Z")), offsetSeconds: 0).weekday == 1)
  }
}
