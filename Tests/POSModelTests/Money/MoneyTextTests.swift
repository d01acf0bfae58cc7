import POSModel
import Testing

struct MoneyTextTests {
  private func currency(_ code: String) throws -> Currency { try #require(Currency(code: code)) }

  @Test(arguments: [
    ("USD", 0, "0.00"), ("USD", 5, "0.05"), ("USD", -5, "-0.05"), ("USD", 123_450, "1,234.50"),
    ("USD", 100_000, "1,000.00"), ("USD", 99_999, "999.99"),
    ("USD", -1_000_000_000_000, "-10,000,000,000.00"), ("JPY", 0, "0"), ("JPY", 1234, "1,234"),
    ("JPY", -1_234_567, "-1,234,567"), ("KWD", 5, "0.005"), ("KWD", 1_234_567, "1,234.567"),
    ("USD", Int64.min, "-92,233,720,368,547,758.08"),
  ]) func `amounts are written as people read them`(
    code: String, minorUnits: Int64, text: String
  ) throws {
    #expect(try currency(code).text(Money(minorUnits: minorUnits)) == text)
  }

  @Test(arguments: [
    ("USD", "20", 2_000), ("USD", "4.5", 450), ("USD", "4.50", 450), ("USD", ".50", 50),
    ("USD", "5.", 500), ("USD", "1,234.50", 123_450), ("USD", "1,234,567", 123_456_700),
    ("USD", "0020", 2_000), ("USD", "10000000000.00", 1_000_000_000_000), ("JPY", "1,234", 1234),
    ("KWD", "1.234", 1234), ("KWD", "1.2", 1200),
  ]) func `amounts are read as people type them`(
    code: String, text: String, minorUnits: Int64
  ) throws {
    #expect(try currency(code).money(from: text) == Money(minorUnits: minorUnits))
  }

  @Test(arguments: [
    ("USD", ""), ("USD", "."), ("USD", ","), ("USD", "-1"), ("USD", "+1"), ("USD", "1.234"),
    ("USD", "1,23"), ("USD", "12,34.5"), ("USD", "1,2345"), ("USD", ",123"), ("USD", "1.5,000"),
    ("USD", "1.2.3"), ("USD", "1e3"), ("USD", " 1"), ("USD", "1 "), ("USD", "٣"),
    ("USD", "1\u{301}"),
    ("USD", "10000000000.01"), ("USD", "99999999999999999999"), ("JPY", "1.5"), ("JPY", "1."),
    ("USD", "1,,000"), ("USD", "1234,567"),
  ]) func `what is no amount is not read`(code: String, text: String) throws {
    #expect(try currency(code).money(from: text) == nil)
  }

  @Test(arguments: ["USD", "JPY", "KWD"]) func `what is written is read back`(code: String) throws {
    let currency = try currency(code)
    var random = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let money = Money(minorUnits: Int64.random(in: 0...Money.limit.minorUnits, using: &random))
      #expect(currency.money(from: currency.text(money)) == money)
    }
  }

  @Test func `a currency has a code of three capital letters and its own digits`() throws {
    #expect(try currency("JPY").minorDigits == 0)
    #expect(try currency("BHD").minorDigits == 3)
    #expect(try currency("EUR").minorDigits == 2)
    #expect(try currency("EUR").minorUnitsPerMajor == 100)
    for code in ["usd", "US", "USDX", "U$D", "ÄÖÜ", ""] { #expect(Currency(code: code) == nil) }
  }
}
