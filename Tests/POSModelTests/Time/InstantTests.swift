import POSModel
import Testing

struct InstantTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (1_780_315_200_000, "2026-06-01T12:00:00.000Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
  ]) func `a moment is written in UTC with milliseconds, and read back`(
    milliseconds: Int64, text: String
  ) {
    let instant = Instant(milliseconds: milliseconds)
    #expect(instant.text == text)
    #expect(Instant(text: text) == instant)
  }

  @Test(arguments: [
    ("2026-06-01T12:00:00Z", 0), ("2026-06-01T12:00:00.1Z", 100),
    ("2026-06-01T12:00:00.12Z", 120), ("2026-06-01T12:00:00.123456789Z", 123),
    ("2026-06-01T12:00:00.000999999Z", 0),
  ]) func `a fraction may have up to nine digits`(text: String, milliseconds: Int64) {
    #expect(Instant(text: text) == Shop.noon.adding(milliseconds: milliseconds))
  }

  @Test(arguments: [
    "", "2026-06-01", "2026-06-01T12:00:00", "2026-06-01T12:00:00+00:00", "2026-06-01 12:00:00Z",
    "2026-06-01T24:00:00Z", "2026-06-01T12:60:00Z", "2026-06-01T12:00:60Z", "2026-02-30T12:00:00Z",
    "2026-06-01T12:00:00.Z", "2026-06-01T12:00:00.1234567890Z", "2026-06-01T12:00:00,1Z",
    "2026-06-01T1a:00:00Z", "2026-6-1T12:00:00.000Z", "2026-06-01T12:00:00.1xZ",
    "2026-06-01t12:00:00z", "١٩٧٠-01-01T00:00Z", "2026-06-01T12:00:00.000ZZ",
  ]) func `what is no moment in UTC is not read`(text: String) {
    #expect(Instant(text: text) == nil)
  }

  @Test func `every day of four centuries is read as it was written, and they rise`() {
    var last = ""
    for day in Int64(-36_525)...109_572 {
      let text = CalendarDay(daysSince1970: day).text
      #expect(text > last || day == -36_525)
      #expect(CalendarDay(text: text)?.daysSince1970 == day, "\(text)")
      last = text
    }
  }

  @Test func `random moments are read as they were written, and sort as they are`() {
    var random = SeededGenerator(seed: 5)
    let moments = (0..<5_000).map { _ in
      Instant(
        milliseconds: Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &random))
    }
    for moment in moments { #expect(Instant(text: moment.text) == moment) }
    #expect(moments.sorted().map(\.text) == moments.map(\.text).sorted())
  }

  @Test(arguments: ["2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "x", ""])
  func `there is no such day`(text: String) { #expect(CalendarDay(text: text) == nil) }

  @Test func `adding sticks at the ends of time`() {
    #expect(Instant(milliseconds: .max).adding(milliseconds: 1).milliseconds == .max)
    #expect(Instant(milliseconds: .min).adding(milliseconds: -1).milliseconds == .min)
    #expect(Shop.noon.adding(milliseconds: -5).milliseconds == Shop.noon.milliseconds - 5)
  }
}
