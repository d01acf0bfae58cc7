import POSCore
import POSTestSupport

/// From exec to the login screen, with a store that has seen many checks.
struct LoginTime: Bench {
  static let name = "login"

  let checks: Int
  let starts: Int

  init(isQuick: Bool) { (checks, starts) = isQuick ? (2_000, 5) : (100_000, 20) }

  /// Fills a store, then starts tills on it.
  ///
  /// - Throws: `StoreFailure`, `PseudoTerminalFault`; `BenchFault` when the store is not sound.
  func measure() throws -> [Reading] {
    let folder = try DemoFolder()
    let store = try Store.open(folder.data, time: TestClock())
    var filling = try Filling(store)
    try filling.fill(checks: checks)
    let faults = try store.verify()
    guard faults.isEmpty else { throw BenchFault(description: "the store is not sound: \(faults)") }
    try store.close()
    var times = Samples()
    for _ in 0..<starts {
      let start = ContinuousClock.now
      let terminal = try folder.start()
      let time = try terminal.timeFrame(after: [], since: start) {
        $0.text.contains(LiveTill.loginText)
      }
      times.add(time)
      terminal.kill(15)
      try terminal.waitForExit()
    }
    return [
      Reading(
        what: "exec to login screen, \(checks) checks in the store, p50", measured: times.p50,
        reach: 100, unit: "ms", detail: "longest \(BenchTable.number(times.p99))")
    ]
  }
}
