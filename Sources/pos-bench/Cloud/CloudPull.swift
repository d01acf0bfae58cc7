import POSCloudStore
import POSModel
import POSWire

/// How long a page takes to pull from a store with very many events.
struct CloudPull: Bench {
  static let name = "cloud-pull"

  let events: Int
  private let pages = 100

  init(isQuick: Bool) { events = isQuick ? 100_000 : 1_000_000 }

  /// Fills a store and pulls pages from all over it.
  ///
  /// - Throws: what the cloud throws.
  func measure() throws -> [Reading] {
    let cloud = try CloudCluster()
    defer { cloud.cluster.stop() }
    let url = try cloud.database("filled")
    _ = try cloud.ask(url, filling)
    let store = try cloud.store(url)
    defer { store.close() }
    var (others, own) = (Samples(), Samples())
    for page in 0..<pages {
      let cursor = String(events / pages * page)
      others.add(try pull(store, for: DeviceID("L2"), after: cursor))
      own.add(try pull(store, for: DeviceID("L1"), after: cursor))
    }
    return [
      Reading(
        what: "page of 500 from a store of \(events) events, p99", measured: others.p99,
        reach: 20, unit: "ms", detail: "p50 \(BenchTable.number(others.p50))"),
      Reading(
        what: "page for the lane that made all of them, p99", measured: own.p99, reach: 20,
        unit: "ms", detail: "p50 \(BenchTable.number(own.p50))"),
    ]
  }

  /// How long one pull takes.
  ///
  /// - Throws: `CloudFailure`.
  private func pull(
    _ store: CloudStore, for device: DeviceID, after cursor: String
  ) throws -> Duration {
    let start = ContinuousClock.now
    _ = try awaited { try await store.pull(CloudCluster.realm, for: device, after: cursor) }
    return .now - start
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
    ANALYZE;
    """
  }
}
