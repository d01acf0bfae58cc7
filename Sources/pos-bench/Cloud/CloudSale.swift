import POSCloudStore
import POSCore
import POSModel
import POSTestSupport
import POSWire

/// How long the push of one sale takes, and how soon a kitchen screen hears of a round.
struct CloudSale: Bench {
  static let name = "cloud-sale"

  let sales: Int

  init(isQuick: Bool) { sales = isQuick ? 50 : 300 }

  /// Sells, and pushes each sale when it is made.
  ///
  /// - Throws: what till and cloud throw; ``BenchFault`` when something was not taken.
  func measure() throws -> [Reading] {
    let cluster = try CloudCluster()
    defer { cluster.cluster.stop() }
    let url = try cluster.database("sold", stores: ["s1"])
    let cloud = try CloudProcess(url)
    defer { cloud.kill() }
    let token = try CloudProcess.token("L1", url)
    let line = try CloudLine(cloud)
    let till = try Till.fresh()
    var seq: Int64 = 0
    /// What happened since the last time, as a request.
    func push() throws -> [UInt8] {
      let events = try till.happened(after: seq)
      seq += Int64(events.count)
      return CloudLine.push(events, token: token)
    }
    try line.ask(try push())

    var times = Samples()
    for _ in 0..<sales {
      try till.pay(try till.check(with: "101", "102", "201"))
      let request = try push()
      try times.time { try line.ask(request) }
    }
    let screen = try KitchenScreen(cloud, token: try CloudProcess.token("L2", url))
    var (asked, answered) = (Samples(), Samples())
    for _ in 0..<sales {
      let check = try till.check(with: "101", "102")
      try till.store.perform(
        SendRound(key: till.key(), actor: till.employee, checkID: check.id))
      let request = try push()
      let start = ContinuousClock.now
      try line.ask(request)
      let answer = ContinuousClock.now
      let notice = try screen.nextNotice()
      asked.add(notice - start)
      answered.add(max(.zero, notice - answer))
    }
    return [
      Reading(
        what: "push of one sale, p99", measured: times.p99, reach: 50, unit: "ms",
        detail: "p50 \(BenchTable.number(times.p50))"),
      Reading(
        what: "a round pushed to the notice on a kitchen's stream, p99", measured: asked.p99,
        reach: 50, unit: "ms",
        detail: "p50 \(BenchTable.number(asked.p50)); after the push was answered p50 "
          + "\(BenchTable.number(answered.p50)), p99 \(BenchTable.number(answered.p99))"),
    ]
  }
}
