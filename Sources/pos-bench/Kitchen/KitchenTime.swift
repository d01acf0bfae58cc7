import POSCore
import POSTestSupport
import TerminalUI

/// From the till's send to the last byte of the frame in the kitchen that shows it; and from a
/// cook's key to its frame with many tickets open.
struct KitchenTime: Bench {
  static let name = "kitchen"
  private static let size = Size(rows: 45, columns: 160)

  let sends: Int

  init(isQuick: Bool) { sends = isQuick ? 50 : 200 }

  /// Sends from a till in one terminal to a kitchen in another.
  ///
  /// - Throws: `PseudoTerminalFault`.
  func measure() throws -> [Reading] {
    let folder = try DemoFolder()
    let till = try LiveTill(folder)
    let kitchen = try folder.start(flags: ["--kds"], size: Self.size)
    try kitchen.read(untilShown: "KITCHEN")
    var (arrivals, keys, all) = (Samples(), Samples(), Samples())
    for count in 1...sends {
      _ = try till.time("101\r")
      let start = ContinuousClock.now
      try till.terminal.write("\u{1B}OQ")
      arrivals.add(
        try kitchen.timeFrame(after: [], since: start, quiet: .milliseconds(2)) {
          $0.text.contains("\(count) open")
        })
      _ = till.terminal.readAvailable(within: .milliseconds(200))
      _ = try till.time("\u{1B}[13~")
      _ = try till.time("\r")
    }
    for _ in 0..<sends {
      for key in ["\u{1B}[C", "\u{1B}[C", "\u{1B}[D"] {
        let times = try kitchen.timeFrames(after: Array(key.utf8))
        keys.add(times.own)
        all.add(times.all)
      }
    }
    kitchen.kill(15)
    try kitchen.waitForExit()
    try till.end()
    return [
      Reading(
        what: "till's send to the kitchen's frame, p99", measured: arrivals.p99, reach: 100,
        unit: "ms", detail: "p50 \(BenchTable.number(arrivals.p50))"),
      Reading(
        what: "kitchen, \(sends) tickets: key to the last byte of its frame, p99",
        measured: all.p99, reach: 2, unit: "ms",
        detail: "p50 \(BenchTable.number(all.p50)); without what the ages of tickets draw within "
          + "10 ms of it \(BenchTable.number(keys.p99))"),
    ]
  }
}
