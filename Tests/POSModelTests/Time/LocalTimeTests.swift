import POSModel
import Testing

struct LocalTimeTests {
  private func local(_ text: String, hoursEast: Int = 0) throws -> LocalTime {
    LocalTime(try #require(Instant(text: text)), offsetSeconds: hoursEast * 3_600)
  }

  @Test func `the wall clock is that of the store`() throws {
    #expect(try local("2026-06-01T23:05:00Z", hoursEast: 2).clock == "01:05")
    #expect(try local("2026-06-01T23:05:00Z", hoursEast: 2).day.text == "2026-06-02")
    #expect(try local("2026-06-01T01:05:00Z", hoursEast: -5).day.text == "2026-05-31")
    #expect(try local("1969-12-31T23:59:00Z").clock == "23:59")
  }

  @Test(arguments: [
    ("2026-06-02T01:00:00Z", 4, "2026-06-01"), ("2026-06-02T03:59:59.999Z", 4, "2026-06-01"),
    ("2026-06-02T04:00:00Z", 4, "2026-06-02"), ("2026-06-02T00:00:00Z", 0, "2026-06-02"),
    ("2026-06-02T22:59:59Z", 23, "2026-06-01"), ("2026-06-02T23:00:00Z", 23, "2026-06-02"),
  ]) func `a sale in the small hours belongs to the evening before`(
    text: String, startHour: Int, day: String
  ) throws {
    #expect(try local(text).businessDay(startHour: startHour).text == day)
  }
}
