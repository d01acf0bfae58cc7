import Foundation
import POSCore
import POSTestSupport

/// Eight tills that sell as fast as they can, each a process of its own, and one that keeps house
/// as a till does: how long anybody waited for the write gate.
struct GateWait: Bench {
  static let name = "gate"
  private static let tills = 8

  let seconds: Int

  init(isQuick: Bool) { seconds = isQuick ? 5 : 60 }

  /// What a till reports.
  private struct Report: Decodable {
    var checks: Int
    var busyErrors: Int
    var longestGateWaitMicroseconds: Int64
  }

  /// Lets them sell.
  ///
  /// - Throws: `BenchFault` when one of them fails or the store is not sound afterwards.
  func measure() throws -> [Reading] {
    let folder = try TemporaryFolder(on: .disk)
    try StoreTemplate.standard.copy(to: folder, time: TestClock()).close()
    let keeper = try SimProcess([
      "keep", "--data", folder.path, "--every", "\(Store.housekeepingInterval)",
    ])
    let tills = try (0..<Self.tills).map { worker in
      try SimProcess([
        "fill", "--data", folder.path, "--worker", "\(worker)", "--seed", "9", "--seconds",
        "\(seconds)",
      ])
    }
    let reports = try tills.map {
      try JSONDecoder().decode(Report.self, from: Data(try $0.output().utf8))
    }
    _ = try keeper.output()
    let store = try Store.open(folder.data, time: TestClock())
    let faults = try store.verify()
    guard faults.isEmpty else { throw BenchFault(description: "the store is not sound: \(faults)") }
    try store.close()
    let longest = reports.map(\.longestGateWaitMicroseconds).max() ?? 0
    let checks = reports.map(\.checks)
    return [
      Reading(
        what: "longest wait for the write gate, \(Self.tills) processes, \(seconds) s",
        measured: Double(longest) / 1e3, reach: 50, unit: "ms",
        detail: "\(checks.reduce(0, +)) checks, \(checks.min() ?? 0)…\(checks.max() ?? 0) each,"
          + " \(reports.map(\.busyErrors).reduce(0, +)) given up")
    ]
  }
}
