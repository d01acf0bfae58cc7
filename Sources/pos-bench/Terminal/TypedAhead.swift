import POSTestSupport

/// Sales of six keys, all typed at once: how many are served in a second.
struct TypedAhead: Bench {
  static let name = "ahead"

  let sales: Int

  init(isQuick: Bool) { sales = isQuick ? 200 : 2_000 }

  /// Types all keys and waits for the last sale.
  ///
  /// - Throws: `PseudoTerminalFault`; `BenchFault` when the store has not all sales.
  func measure() throws -> [Reading] {
    let till = try LiveTill(DemoFolder())
    let keys = String(repeating: SaleKeys.all, count: sales)
    let number = 10_000 + sales
    let time = try till.terminal.timeFrame(
      after: Array(keys.utf8), quiet: .milliseconds(50), within: .seconds(120)
    ) { screen in
      screen.text.contains("Check #\(number) ") && screen.text.contains("PAID")
    }
    try till.mustHaveSold(sales)
    try till.end()
    return [
      Reading(
        what: "sales typed ahead, a second", measured: Double(sales) / time.milliseconds * 1e3,
        reach: 250, unit: "/s", direction: .atLeast,
        detail: "\(BenchTable.number(time.milliseconds / Double(sales))) ms each")
    ]
  }
}
