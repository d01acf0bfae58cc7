import POSModel
import Testing

struct CashRoundingTests {
  @Test(arguments: [
    (5, 1_002, 1_000), (5, 1_003, 1_005), (5, 1_005, 1_005), (5, 2, 0), (5, -1_003, -1_005),
    (10, 1_005, 1_010), (10, 1_004, 1_000), (50, 1_025, 1_050), (100, 1_049, 1_000), (1, 7, 7),
  ]) func `cash rounds to the nearest coin, half away from zero`(
    coin: Int64, amount: Int64, rounded: Int64
  ) {
    #expect(CashRounding(coin: Shop.usd(coin)).rounded(Shop.usd(amount)) == Shop.usd(rounded))
  }

  @Test func `a coin below one minor unit counts as one`() {
    #expect(CashRounding(coin: .zero) == .none)
    #expect(CashRounding(coin: Shop.usd(-5)) == .none)
  }

  @Test(arguments: UInt64(1)...200)
  func `rounding lands on a coin, at most half a coin away`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let limit = Money.limit.minorUnits
    let coin = Int64.random(in: 1...1_000, using: &random)
    let amount = Int64.random(in: -limit...limit, using: &random)
    let rounded = CashRounding(coin: Shop.usd(coin)).rounded(Shop.usd(amount)).minorUnits
    #expect(rounded % coin == 0)
    #expect((rounded - amount).magnitude * 2 <= coin.magnitude)
  }
}
