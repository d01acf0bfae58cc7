/// A sale of six keys, each typed when the frame of the one before is out.
struct KeyedSale: Bench {
  static let name = "keys"

  let sales: Int

  init(isQuick: Bool) { sales = isQuick ? 30 : 300 }

  /// Sells key by key.
  ///
  /// - Throws: `PseudoTerminalFault`; `BenchFault` when the store has not all sales.
  func measure() throws -> [Reading] {
    let till = try LiveTill(DemoFolder())
    var times = Samples()
    for _ in 0..<sales {
      var sum = Duration.zero
      for key in SaleKeys.each { sum += try till.time(key) }
      times.add(sum)
    }
    try till.mustHaveSold(sales)
    try till.end()
    return [
      Reading(
        what: "sale of 6 keys, key by key until the frame is out, p50", measured: times.p50,
        reach: 6, unit: "ms", detail: "p99 \(BenchTable.number(times.p99))")
    ]
  }
}
