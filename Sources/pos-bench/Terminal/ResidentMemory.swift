import POSTestSupport

/// What the running till keeps in memory after a long shift.
struct ResidentMemory: Bench {
  static let name = "memory"

  let sales: Int

  init(isQuick: Bool) { sales = isQuick ? 200 : 1_000 }

  /// Sells, then asks the kernel.
  ///
  /// - Throws: `PseudoTerminalFault`; `BenchFault` when the store has not all sales.
  func measure() throws -> [Reading] {
    let till = try LiveTill(DemoFolder())
    let keys = String(repeating: SaleKeys.all, count: sales)
    try till.terminal.write(keys)
    let number = 10_000 + sales
    try till.terminal.read(
      until: { $0.text.contains("Check #\(number) ") && $0.text.contains("PAID") },
      within: .seconds(120))
    let (all, own) = (try till.megabytes(of: "VmRSS"), try till.megabytes(of: "RssAnon"))
    try till.mustHaveSold(sales)
    try till.end()
    return [
      Reading(
        what: "resident memory after \(sales) sales", measured: all, reach: 60, unit: "MB",
        detail: "\(BenchTable.number(own)) of them its own")
    ]
  }
}
