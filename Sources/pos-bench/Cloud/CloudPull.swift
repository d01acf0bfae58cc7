import POSCloudStore
import POSTestSupport
import POSWire

/// How long a page takes to pull, over HTTP, from a store with very many events.
struct CloudPull: Bench {
  static let name = "cloud-pull"

  let events: Int
  private let pages = 100

  init(isQuick: Bool) { events = isQuick ? 100_000 : 1_000_000 }

  /// Fills a store and pulls pages from all over it.
  ///
  /// - Throws: what the cloud throws; ``BenchFault`` when it answers something else.
  func measure() throws -> [Reading] {
    let cluster = try CloudCluster()
    defer { cluster.cluster.stop() }
    let url = try cluster.database("filled", stores: ["s1"])
    _ = try cluster.ask(url, filling)
    // What months of sales had done to it by the time there are so many: else the tidying up after
    // the filling would be measured.
    for chore in ["VACUUM ANALYZE", "CHECKPOINT"] { _ = try cluster.ask(url, chore) }
    let cloud = try CloudProcess(url)
    defer { cloud.kill() }
    let line = try CloudLine(cloud)
    let tokens = try ["L2", "L1"].map { try CloudProcess.token($0, url) }
    var times = [Samples(), Samples()]
    for page in -1..<pages {
      let cursor = events / pages * max(0, page)
      for (lane, token) in tokens.enumerated() {
        let request = CloudLine.pull(after: cursor, token: token)
        let start = ContinuousClock.now
        try line.ask(request)
        // The first connects to the database and reads the token's key.
        if page >= 0 { times[lane].add(.now - start) }
      }
    }
    return [
      Reading(
        what: "page of 500 from a store of \(events) events, p99", measured: times[0].p99,
        reach: 20, unit: "ms", detail: "p50 \(BenchTable.number(times[0].p50))"),
      Reading(
        what: "page for the lane that made all of them, p99", measured: times[1].p99, reach: 20,
        unit: "ms", detail: "p50 \(BenchTable.number(times[1].p50))"),
    ]
  }

  /// As many events as there are to be, of lane L1.
  private var filling: String {
    """
    INSERT INTO events SELECT 'harbor', 's1',
      '00000000-0000-7000-8000-' || lpad(n::text, 12, '0'), n, 'L1', n, 'L1', 'order',
      'check-' || n / 7, 1 + n % 7, 'order.updated', '2026-06-01T12:31:05.120Z', 'ana', 1000 + n,
      '{"change":"item_note_changed","itemId":"item-' || n || '","note":"no onions, please"}',
      repeat('a', 64), repeat('b', 64), NULL
    FROM generate_series(1, \(events)) n;
    UPDATE stores SET last_arrival = \(events) WHERE tenant_id = 'harbor' AND store_id = 's1';
    """
  }
}
