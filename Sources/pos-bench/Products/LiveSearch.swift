import POSModel
import POSTestSupport

/// Searching as a cashier types, in a menu of a supermarket.
struct LiveSearch: Bench {
  static let name = "search"
  /// What the order screen asks for.
  private static let limit = 100
  private static let products = 50_000

  let names: Int

  init(isQuick: Bool) { names = isQuick ? 100 : 1_000 }

  /// Searches as names are typed.
  ///
  /// - Throws: `BenchFault` when nothing is found.
  func measure() throws -> [Reading] {
    var names = ProductNames(seed: 3)
    let products = (0..<Self.products).map { names.product($0) }
    let (start, menu) = (ContinuousClock.now, Menu(products: products, sold: names.sold(products)))
    let made = ContinuousClock.now - start
    var (times, own) = (Samples(), Samples())
    var found = 0
    for _ in 0..<self.names {
      for text in names.typed() {
        let start = ProcessorTime.now
        found += times.time { menu.search(text, limit: Self.limit).count }
        own.add(ProcessorTime.now - start)
      }
    }
    guard found > times.count else { throw BenchFault(description: "the search finds nothing") }
    return [
      Reading(
        what: "live search in \(Self.products) products, per key, p99", measured: times.p99,
        reach: 1, unit: "ms",
        detail: "p50 \(BenchTable.number(times.p50)),"
          + " processor alone p99 \(BenchTable.number(own.p99)),"
          + " longest \(BenchTable.number(own.milliseconds(atShare: 1)));"
          + " menu made in \(BenchTable.number(made.milliseconds.rounded())) ms")
    ]
  }
}
