import POSCloudStore
import POSTestSupport

/// Whether a cashier feels that a till syncs over a bad line: the same keys at a till with a real
/// cloud behind it and at one with none, in turns.
struct SyncedKeys: Bench {
  static let name = "cloud-keys"
  private static let salesOfRound = 5
  private static let reach = 1.25

  let rounds: Int

  init(isQuick: Bool) { rounds = isQuick ? 6 : 40 }

  /// How long something took by the keys' own frames, and with whatever came within 10 ms of them.
  private struct Times {
    var own = Samples()
    var all = Samples()

    mutating func add(_ times: [FrameTimes]) {
      own.add(times.reduce(.zero) { $0 + $1.own })
      all.add(times.reduce(.zero) { $0 + $1.all })
    }
  }

  /// One of both tills, and how long its frames took.
  private final class Side {
    let till: LiveTill
    var sales = Times()
    var frames = Times()

    init(_ till: LiveTill) { self.till = till }

    /// Some sales, then keys that save nothing, on a check that is paid in the end.
    func type() throws {
      for _ in 0..<SyncedKeys.salesOfRound {
        sales.add(try SaleKeys.each.map(till.times))
      }
      for key in ["1", "0", "1", "\r"] { _ = try till.time(key) }
      for key in FrameTime.keys { frames.add([try till.times(key)]) }
      for key in SaleKeys.each.suffix(2) { _ = try till.time(key) }
    }
  }

  /// Types in turns.
  ///
  /// - Throws: what tills and cloud throw; ``BenchFault`` when a till has not all sales, or the
  ///   cloud none of them.
  func measure() throws -> [Reading] {
    let cluster = try CloudCluster()
    defer { cluster.cluster.stop() }
    let url = try cluster.database("synced", stores: ["s1"])
    let cloud = try CloudProcess(url)
    defer { cloud.kill() }
    let line = BadLine()
    let proxy = try FaultProxy(upstream: cloud.port) { _ in line.fault() }
    defer { proxy.goDown() }
    let access = [
      "CLOUD_URL": "http://127.0.0.1:\(proxy.port)",
      "CLOUD_TOKEN": try CloudProcess.token("L1", url),
    ]
    let alone = Side(try LiveTill(DemoFolder()))
    let synced = Side(try LiveTill(DemoFolder(), environment: access))
    for round in 0...rounds {
      // The first warms caches up.
      if round == 1 {
        for side in [alone, synced] { (side.sales, side.frames) = (Times(), Times()) }
      }
      let sides = round.isMultiple(of: 2) ? [alone, synced] : [synced, alone]
      for side in sides { try side.type() }
    }
    for side in [alone, synced] {
      try side.till.mustHaveSold((rounds + 1) * (Self.salesOfRound + 1))
      try side.till.end()
    }
    let paid = try cluster.ask(url, "SELECT COUNT(*) FROM payments").dropLast()
    guard paid != "0" else { throw BenchFault(description: "the cloud has none of the sales") }
    let (requests, faults) = line.count
    return [
      reading(
        "sale of 6 keys", synced.sales, alone.sales,
        "; \(faults) of \(requests) requests went wrong, the cloud has \(paid) sales"),
      reading("key to its frame", synced.frames, alone.frames),
    ]
  }

  private func reading(
    _ what: String, _ synced: Times, _ alone: Times, _ more: String = ""
  ) -> Reading {
    func text(_ samples: Samples) -> String {
      "\(BenchTable.number(samples.p50)) ms, p99 \(BenchTable.number(samples.p99))"
    }
    return Reading(
      what: "\(what), p50 with a cloud on a bad line, against none",
      measured: synced.own.p50 / alone.own.p50, reach: Self.reach, unit: "x",
      detail: "\(text(synced.own)); none \(text(alone.own)); with what the header draws within "
        + "10 ms of a key \(BenchTable.number(synced.all.p50 / alone.all.p50)) x\(more)")
  }
}
