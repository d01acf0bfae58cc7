import POSModel
import Testing

struct TaxRateTests {
  @Test(arguments: [
    ("8", 80_000), ("8%", 80_000), ("8.25", 82_500), ("0.0001", 1), ("0", 0), ("1000", 10_000_000),
    ("8.", 80_000),
  ]) func `a rate is read from percent`(text: String, partsPerMillion: Int64) {
    #expect(TaxRate.partsPerMillion(fromPercent: text) == partsPerMillion)
  }

  @Test(arguments: ["", "%", ".5", "-1", "1000.0001", "8.12345", "8,5", "8%%", "x", "99999"])
  func `what is no rate is not read`(text: String) {
    #expect(TaxRate.partsPerMillion(fromPercent: text) == nil)
  }

  @Test(arguments: [(80_000, "8%"), (82_500, "8.25%"), (1, "0.0001%"), (0, "0%"), (5_000, "0.5%")])
  func `a rate is written as people read it`(partsPerMillion: Int64, text: String) {
    #expect(TaxRate(name: "t", partsPerMillion: partsPerMillion).percentText == text)
    #expect(TaxRate.partsPerMillion(fromPercent: text) == partsPerMillion)
  }
}
