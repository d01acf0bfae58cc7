import POSTestSupport

/// A bar in a rush whose print agents are killed again and again; what a claim takes from a long
/// queue; and how soon a job that is alone reaches its printer.
struct PrinterSaturation: Bench {
  static let name = "printing"

  let rush: BusyBar.Extent
  let claims: Int
  let alone: Int

  init(isQuick: Bool) {
    rush = BusyBar.Extent(
      checks: isQuick ? 50 : 500, pieces: 5, kills: isQuick ? 4 : 24, drops: isQuick ? 2 : 8,
      seed: 2024)
    (claims, alone) = (isQuick ? 200 : 2_000, isQuick ? 30 : 200)
  }

  /// Prints.
  ///
  /// - Throws: `BenchFault` when anything was lost or printed twice without saying so; what else
  ///   the parts throw.
  func measure() throws -> [Reading] {
    let outcome = try BusyBar(rush, on: .disk).run()
    guard outcome.faults.isEmpty else {
      throw BenchFault(description: outcome.faults.joined(separator: "\n"))
    }
    let waits = try ClaimTime(queue: rush, claims: claims).measure()
    let arrivals = try FirstByteTime(jobs: alone).measure()
    return [
      Reading(
        what: "jobs printed a second, \(outcome.jobs) of them, agents killed \(rush.kills) times",
        measured: Double(outcome.jobs) / outcome.took.milliseconds * 1e3, reach: 50, unit: "/s",
        direction: .atLeast,
        detail: "in \(BenchTable.number(outcome.took.milliseconds / 1e3)) s, printer hung up"
          + " \(rush.drops) times; lost 0, twice unmarked 0, marked \(outcome.marked)"),
      Reading(
        what: "claim of a job from a queue of \(rush.documents), p99", measured: waits.p99,
        reach: 10, unit: "ms", detail: "p50 \(BenchTable.number(waits.p50))"),
      Reading(
        what: "job alone: commit to its first byte at the printer, p99", measured: arrivals.p99,
        reach: 20, unit: "ms", detail: "p50 \(BenchTable.number(arrivals.p50))"),
    ]
  }
}
