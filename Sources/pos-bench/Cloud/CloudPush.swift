import POSCloudStore
import POSModel
import POSTestSupport
import POSWire

/// Events that one `pos-cloud` accepts in a second over HTTP from a handful of stores, against
/// pgbench that inserts the very same rows by `unnest` from as many clients.
struct CloudPush: Bench {
  static let name = "cloud-push"
  private static let stores = ["s1", "s2", "s3", "s4"]

  let sales: Int

  init(isQuick: Bool) { sales = isQuick ? 200 : 2000 }

  /// Pushes what a till sold, in each store; then inserts what that came to.
  ///
  /// - Throws: what till and cloud throw; ``BenchFault`` when something was not taken.
  func measure() throws -> [Reading] {
    let cluster = try CloudCluster()
    defer { cluster.cluster.stop() }
    let url = try cluster.database("pushed", stores: Self.stores)
    let cloud = try CloudProcess(url)
    defer { cloud.kill() }
    let day = try SoldDay(sales: sales)
    let tills = try Self.stores.map { store in
      let token = try CloudProcess.token("L1", of: store, url)
      let pushes = day.batches(in: store).map { CloudLine.push($0, token: token) }
      return (line: try CloudLine(cloud), pushes: pushes)
    }
    let events = day.events.count * Self.stores.count
    let start = ContinuousClock.now
    try atOnce(tills) { till in
      for push in till.pushes { try till.line.ask(push) }
    }
    let rate = Double(events) / ((.now - start).milliseconds / 1000)
    let stored = try cluster.ask(url, "SELECT COUNT(*) FROM events")
    guard stored == "\(events)\n" else {
      throw BenchFault(description: "\(stored) of \(events) events are in the cloud")
    }
    cloud.kill()
    let plain = try PlainRows(cluster, like: url, stores: Self.stores).rate(
      events: events, batches: day.batches(in: Self.stores[0]).count)
    return [
      Reading(
        what: "events a second pushed from \(Self.stores.count) stores at once, against pgbench "
          + "with the same rows",
        measured: rate / plain, reach: 1.0 / 3, unit: "x", direction: .atLeast,
        detail: "\(BenchTable.number(rate)); pgbench with as many clients "
          + BenchTable.number(plain))
    ]
  }
}
