import POSModel
import Testing

struct TaxSumsTests {
  private let food = TaxRate(name: "food", partsPerMillion: 80_000)
  private let drink = TaxRate(name: "drink", partsPerMillion: 100_000)
  private let city = TaxRate(name: "city", partsPerMillion: 50_000)

  private func totals(
    _ mode: TaxRule.Mode, _ rounding: TaxRule.Rounding, _ lines: [(Int64, [TaxRate])]
  ) -> Totals {
    Totals(
      pricing: Pricing(
        items: lines.enumerated().map { index, line in
          Shop.item("\(index)", line.0, taxes: line.1)
        }), payments: [],
      taxRule: TaxRule(mode: mode, rounding: rounding))
  }

  @Test func `tax on top is rounded once a line or once a check`() {
    let lines: [(Int64, [TaxRate])] = [(105, [food]), (105, [food]), (105, [food])]
    #expect(totals(.exclusive, .line, lines).tax == Shop.usd(24))
    #expect(totals(.exclusive, .check, lines).tax == Shop.usd(25))
    #expect(totals(.exclusive, .check, lines).total == Shop.usd(340))
  }

  @Test func `tax in the price is rounded once a line or once a check`() {
    let lines: [(Int64, [TaxRate])] = [(99, [food]), (99, [food]), (99, [food])]
    #expect(totals(.inclusive, .line, lines).tax == Shop.usd(21))
    #expect(totals(.inclusive, .check, lines).tax == Shop.usd(22))
    #expect(totals(.inclusive, .check, lines).total == Shop.usd(297))
  }

  @Test func `several rates each get their own line, in the order of their names`() {
    let lines: [(Int64, [TaxRate])] = [(1_000, [food, city]), (500, [drink]), (250, [])]
    let totals = totals(.exclusive, .check, lines)
    #expect(
      totals.taxes == [
        TaxAmount(rate: city, base: Shop.usd(1_000), amount: Shop.usd(50)),
        TaxAmount(rate: drink, base: Shop.usd(500), amount: Shop.usd(50)),
        TaxAmount(rate: food, base: Shop.usd(1_000), amount: Shop.usd(80)),
      ])
    #expect(totals.subtotal == Shop.usd(1_750))
    #expect(totals.total == Shop.usd(1_930))
  }

  @Test func `two rates within one price share its tax without losing a cent`() {
    let totals = totals(.inclusive, .check, [(1_151, [drink, city])])
    #expect(totals.total == Shop.usd(1_151))
    #expect(totals.taxes.map(\.amount) == [50, 100].map(Shop.usd))
    #expect(totals.taxes.map(\.base) == [1_001, 1_001].map(Shop.usd))
  }

  @Test func `a rate named twice on a line counts once`() {
    #expect(totals(.exclusive, .line, [(1_000, [food, food])]).tax == Shop.usd(80))
  }

  @Test func `half a cent is rounded away from zero, also below zero`() {
    let percent = TaxRate(name: "p", partsPerMillion: 10_000)
    #expect(totals(.exclusive, .line, [(50, [percent])]).tax == Shop.usd(1))
    #expect(totals(.exclusive, .line, [(-50, [percent])]).tax == Shop.usd(-1))
    #expect(totals(.exclusive, .line, [(49, [percent])]).tax == .zero)
  }

  @Test func `a rate of nothing takes nothing`() {
    let none = TaxRate(name: "none", partsPerMillion: 0)
    #expect(totals(.inclusive, .line, [(1_000, [none])]).tax == .zero)
    #expect(totals(.exclusive, .check, [(1_000, [none])]).total == Shop.usd(1_000))
  }

  @Test(arguments: UInt64(1)...300)
  func `a check adds up under every rule, in whatever order its lines come`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rates = (0..<4).map { index in
      TaxRate(
        name: "t\(index)",
        partsPerMillion: Int64.random(
          in: 0...(seed % 7 == 0 ? 10_000_000 : 250_000), using: &random))
    }
    let lines = (0..<Int.random(in: 0...20, using: &random)).map { _ in
      (
        Int64.random(in: -5_000...500_000, using: &random),
        rates.filter { _ in Bool.random(using: &random) }
      )
    }
    for mode in TaxRule.Mode.allCases {
      for rounding in TaxRule.Rounding.allCases {
        let sums = totals(mode, rounding, lines)
        #expect(sums.subtotal == lines.map { Shop.usd($0.0) }.sum())
        #expect(sums.total == (mode == .exclusive ? sums.subtotal + sums.tax : sums.subtotal))
        #expect(sums.due == sums.total)
        #expect(!sums.isBeyondLimit)
        #expect(sums == totals(mode, rounding, lines.shuffled(using: &random)))
      }
    }
  }

  @Test(arguments: UInt64(1)...100)
  func `what tax is in a price is what that tax on the rest would be, to the cent`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rate = TaxRate(
      name: "vat", partsPerMillion: Int64.random(in: 1...500_000, using: &random))
    let price = Int64.random(in: 1...10_000_000, using: &random)
    let inclusive = totals(.inclusive, .line, [(price, [rate])])
    let rest = inclusive.total - inclusive.tax
    let onTop = totals(.exclusive, .line, [(rest.minorUnits, [rate])])
    #expect((onTop.total - Shop.usd(price)).minorUnits.magnitude <= 1)
  }
}
