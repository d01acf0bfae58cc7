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
    var keys = SaleKeys.each.map { _ in Samples() }
    let before = try till.processorMilliseconds()
    for _ in 0..<sales {
      var sum = Duration.zero
      for (place, key) in SaleKeys.each.enumerated() {
        let time = try till.time(key)
        keys[place].add(time)
        sum += time
      }
      times.add(sum)
    }
    let own = (try till.processorMilliseconds() - before) / Double(sales)
    try till.mustHaveSold(sales)
    try till.end()
    return [
      Reading(
        what: "sale of 6 keys, key by key until the frame is out, p50", measured: times.p50,
        reach: 6, unit: "ms",
        detail: "p99 \(BenchTable.number(times.p99)); processor alone \(BenchTable.number(own)); "
          + "each key " + keys.map { BenchTable.number($0.p50) }.joined(separator: ", "))
    ]
  }
}
