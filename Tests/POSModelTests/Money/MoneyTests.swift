import POSModel
import Testing

struct MoneyTests {
  @Test func `amounts add, subtract, turn and compare`() {
    let (seven, five) = (Shop.usd(700), Shop.usd(500))
    #expect(seven + five == Shop.usd(1_200))
    #expect(five - seven == Shop.usd(-200))
    #expect(-seven == Shop.usd(-700))
    #expect(five < seven)
    #expect([seven, five].sum() == Shop.usd(1_200))
    #expect([Money]().sum() == .zero)
  }

  @Test func `the limit holds on both sides of zero`() {
    #expect(Money.limit.isWithinLimit)
    #expect((-Money.limit).isWithinLimit)
    #expect(!(Money.limit + Shop.usd(1)).isWithinLimit)
    #expect(!(-Money.limit - Shop.usd(1)).isWithinLimit)
    #expect(!Shop.usd(.min).isWithinLimit)
  }

  @Test(arguments: UInt64(1)...300) func `the parts of a split sum to the whole`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let limit = Money.limit.minorUnits
    let extremes: [Int64] = [0, 1, -1, limit, -limit, .max, .min]
    let whole = Shop.usd(
      seed % 5 == 0
        ? extremes[Int(seed / 5) % extremes.count]
        : Int64.random(in: -limit...limit, using: &random))
    let weights = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      Int64.random(in: 0...(seed % 3 == 0 ? 3 : .max), using: &random)
    }
    let parts = whole.split(by: weights)
    #expect(parts.count == weights.count)
    #expect(parts.reduce(Int128(0)) { $0 + Int128($1.minorUnits) } == Int128(whole.minorUnits))
    let signs = parts.map { $0.minorUnits.signum() }
    #expect(signs.allSatisfy { $0 == 0 || $0 == whole.minorUnits.signum() })
    let dutiful = weights.contains { $0 > 0 }
    #expect(!dutiful || zip(weights, parts).allSatisfy { $0 > 0 || $1 == .zero })
  }

  @Test func `equal parts differ by one minor unit at most, and earlier parts get the odd ones`() {
    #expect(Shop.usd(1_000).split(into: 3) == [334, 333, 333].map(Shop.usd))
    #expect(Shop.usd(-1_000).split(into: 3) == [-334, -333, -333].map(Shop.usd))
    #expect(Shop.usd(2).split(into: 4) == [1, 1, 0, 0].map(Shop.usd))
    #expect(Shop.usd(5).split(into: 0) == [])
    #expect(Shop.usd(5).split(into: -1) == [])
    #expect(Shop.usd(7).split(by: [0, 0]) == [4, 3].map(Shop.usd))
  }

  @Test func `largest remainders get the odd minor units`() {
    #expect(Shop.usd(100).split(by: [1, 2, 3]) == [17, 33, 50].map(Shop.usd))
    #expect(Shop.usd(10).split(by: [1, 1, 5]) == [2, 1, 7].map(Shop.usd))
  }
}
