import POSModel
import Testing

struct QuantityTests {
  @Test(arguments: [
    ("2", 2_000), ("0.35", 350), ("0.350", 350), (".350", 350), ("2.", 2_000), ("0", 0),
    ("1000000", 1_000_000_000),
  ]) func `quantities are read as people type them`(text: String, thousandths: Int64) {
    #expect(Quantity(text: text) == Quantity(thousandths: thousandths))
  }

  @Test(arguments: ["", ".", "-1", "+1", "1.2345", "1,5", "1e3", "1.2.3", "9999999999", "½"])
  func `what is no quantity is not read`(text: String) {
    #expect(Quantity(text: text) == nil)
  }

  @Test(arguments: [
    (2_000, "2"), (350, "0.350"), (1_005, "1.005"), (0, "0"), (-1_500, "-1.500"),
    (Int64.min, "-9223372036854775.807"),
  ]) func `quantities are written as people read them`(thousandths: Int64, text: String) {
    #expect(Quantity(thousandths: thousandths).text == text)
  }

  @Test func `a line takes more than nothing and at most a million pieces`() {
    #expect(!Quantity(thousandths: 0).isSellable)
    #expect(!Quantity(thousandths: -1).isSellable)
    #expect(Quantity(thousandths: 1).isSellable)
    #expect(Quantity.limit.isSellable)
    #expect(!Quantity(thousandths: Quantity.limit.thousandths + 1).isSellable)
    #expect(Quantity.one.isWhole)
    #expect(!Quantity(thousandths: 1_500).isWhole)
  }

  @Test func `a price is rounded once, half away from zero`() {
    #expect(Quantity(thousandths: 350).priced(at: Shop.usd(1_290)).money == Shop.usd(452))
    #expect(Quantity(thousandths: 500).priced(at: Shop.usd(1)).money == Shop.usd(1))
    #expect(Quantity(thousandths: 500).priced(at: Shop.usd(-1)).money == Shop.usd(-1))
    #expect(Quantity(thousandths: 499).priced(at: Shop.usd(1)).money == .zero)
    #expect(Quantity(thousandths: 3_000).priced(at: Shop.usd(333)).money == Shop.usd(999))
  }

  @Test func `a price beyond the limit is held there and told`() {
    let (money, held) = Quantity.limit.priced(at: .limit)
    #expect(money == .limit)
    #expect(held)
    let low = Quantity(thousandths: .max).priced(at: Shop.usd(.min))
    #expect(low.money == -Money.limit)
    #expect(low.held)
    #expect(!Quantity.one.priced(at: .limit).held)
  }
}
