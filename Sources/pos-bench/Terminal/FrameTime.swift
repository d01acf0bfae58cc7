import POSTestSupport
import TerminalUI

/// From a key to the last byte of its frame, for keys that save nothing.
///
/// Escape is not among them: it is held back for 25 ms, to see whether it begins a sequence.
struct FrameTime: Bench {
  static let name = "frame"

  /// Searching, taking back, numbers, quantities, pages, help, open checks, payment.
  static let keys =
    ["b", "u", "r", "g", "\u{7F}", "\u{7F}", "\u{7F}", "\u{7F}"]
    + ["3", "*", "1", "0", "1", "\u{7F}", "\u{7F}", "\u{7F}", "\u{7F}", "\u{7F}"]
    + ["\t", "\t", "\u{1B}[C", "\u{1B}[D", ".", "\u{7F}"]

  let rounds: Int

  init(isQuick: Bool) { rounds = isQuick ? 5 : 40 }

  /// Measures at the smallest size and at a large one.
  ///
  /// - Throws: `PseudoTerminalFault`, or `BenchFault` when keys draw nothing.
  func measure() throws -> [Reading] {
    try [Size(rows: 24, columns: 80), Size(rows: 60, columns: 200)].map(measure)
  }

  /// At one size.
  ///
  /// - Throws: `PseudoTerminalFault`, or ``BenchFault`` when keys draw nothing.
  private func measure(_ size: Size) throws -> Reading {
    let till = try LiveTill(DemoFolder(), size: size)
    for key in ["101", "\r", "102", "\r"] { _ = try till.time(key) }
    var times = Samples()
    var keys = Self.keys.map { _ in Samples() }
    let before = try till.processorMilliseconds()
    for _ in 0..<rounds {
      for (place, key) in Self.keys.enumerated() {
        let time = try till.time(key)
        keys[place].add(time)
        times.add(time)
      }
    }
    let own = (try till.processorMilliseconds() - before) / Double(times.count)
    try till.end()
    return Reading(
      what: "key to the last byte of its frame, \(size.columns)x\(size.rows), p99",
      measured: times.p99, reach: 2, unit: "ms",
      detail: "p50 \(BenchTable.number(times.p50)); processor alone \(BenchTable.number(own)); "
        + "slowest key's p50 \(BenchTable.number(keys.map(\.p50).max() ?? 0))")
  }
}
