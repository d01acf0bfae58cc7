import Foundation
import POSCloudStore
import POSCore
import POSModel
import POSTestSupport
import POSWire

/// Events that the cloud accepts in a second, against pgbench that inserts the very same rows by
/// `unnest`; and how long the push of one sale takes.
struct CloudPush: Bench {
  static let name = "cloud-push"

  let sales: Int

  init(isQuick: Bool) { sales = isQuick ? 200 : 2000 }

  /// Pushes what a till sold.
  ///
  /// - Throws: what till and cloud throw; `BenchFault` when something was not taken.
  func measure() throws -> [Reading] {
    let cloud = try CloudCluster()
    defer { cloud.cluster.stop() }
    let events = try sell()
    let url = try cloud.database("pushed")
    let store = try cloud.store(url)
    defer { store.close() }
    let items = try received(events)
    let batches = stride(from: 0, to: items.count, by: PushRequest.mostItems).map {
      Array(items[$0..<min(items.count, $0 + PushRequest.mostItems)])
    }
    let start = ContinuousClock.now
    for batch in batches { try push(batch, to: store) }
    let rate = Double(events.count) / ((.now - start).milliseconds / 1000)

    let plain = try plainRate(cloud, like: url, events: events.count)
    return [
      Reading(
        what: "events a second pushed, against pgbench with the same rows",
        measured: rate / plain, reach: 1.0 / 3, unit: "x", direction: .atLeast,
        detail: "\(BenchTable.number(rate)); pgbench \(BenchTable.number(plain))"),
      try oneByOne(store, after: Int64(events.count)),
    ]
  }

  /// What a till sold, with its menu and staff before it.
  private func sell() throws -> [Envelope] {
    let till = try Till.fresh()
    for number in 0..<sales {
      till.clock.advance(milliseconds: 30_000)
      try till.pay(try till.check(with: "101", number.isMultiple(of: 2) ? "102" : "205", "201"))
    }
    return try till.store.events(from: till.store.realm.origin, after: 0, limit: .max)
  }

  /// The events as a push has them.
  ///
  /// - Throws: `DecodingError`.
  private func received(_ events: [Envelope]) throws -> [PushRequest.ReceivedItem] {
    let body = try PushRequest(device: DeviceID("L1"), items: events.map { PushItem($0) }).json()
    guard case .array(let items)? = body["items"] else { return [] }
    return items.map { PushRequest.ReceivedItem($0) }
  }

  /// Pushes items.
  ///
  /// - Throws: `CloudFailure`; `BenchFault` when one was not stored.
  private func push(_ items: [PushRequest.ReceivedItem], to store: CloudStore) throws {
    let answer = try awaited {
      try await store.push(
        items, from: DeviceID("L1"), of: CloudCluster.realm, correlation: "bench")
    }
    if let other = answer.results.first(where: { $0.status != .ok }) {
      throw BenchFault(description: "\(other)")
    }
  }

  /// How long the push of one sale takes.
  private func oneByOne(_ store: CloudStore, after seq: Int64) throws -> Reading {
    let till = try Till.fresh(seed: 77)
    let known = Int64(try till.store.arrivals())
    var times = Samples()
    for _ in 0..<min(sales, 300) {
      let before = try till.store.arrivals()
      try till.pay(try till.check(with: "101", "102", "201"))
      var events = try till.store.events(
        from: till.store.realm.origin, after: before, limit: .max)
      for index in events.indices {
        events[index].origin = DeviceID("L2")
        events[index].seq -= known
        if events[index].type == "order.created" {
          try renumber(&events[index])
        }
      }
      let items = try received(events)
      try times.time { try push(items, to: store) }
    }
    return Reading(
      what: "push of one sale, p99", measured: times.p99, reach: 50, unit: "ms",
      detail: "p50 \(BenchTable.number(times.p50))")
  }

  /// Gives a check a number of the second lane's.
  private func renumber(_ event: inout Envelope) throws {
    guard case .object(var members) = try JSONValue(parsing: event.payload),
      let number = members["checkNumber"]?.integer
    else { throw BenchFault(description: "a check has no number") }
    members["checkNumber"] = .integer(number + 10_000)
    event.payload = JSONValue.object(members).canonical
    event.payloadSHA256 = SHA256Hex.of(event.payload)
  }

  /// Events a second when pgbench inserts the rows that a database has, as many a statement.
  private func plainRate(_ cloud: CloudCluster, like url: String, events: Int) throws -> Double {
    let plain = try cloud.database("plain")
    let tables = [
      "events", "pos_transactions", "pos_transaction_items", "pos_transaction_payments",
      "audit_log", "origins", "employees", "products", "product_barcodes", "pos_config", "checks",
      "check_items", "payments", "drawer_kicks",
    ]
    let folder = try TemporaryFolder()
    let script = folder.path + "/script.sql"
    var text = ""
    for table in tables {
      let columns = try cloud.ask(
        url,
        """
        SELECT attname || ' ' || atttypid::regtype FROM pg_attribute
        WHERE attrelid = '\(table)'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
        """
      ).split(separator: "\n").map { $0.split(separator: " ") }
      let arrays = columns.map { "quote_literal(array_agg(\($0[0]))::text) || '::\($0[1])[]'" }
      text += try cloud.ask(
        url,
        """
        SELECT 'INSERT INTO \(table) SELECT * FROM unnest('
          || \(arrays.joined(separator: " || ', ' || ")) || ');'
        FROM (SELECT *, (row_number() OVER () - 1) / \(PushRequest.mostItems) AS batch
          FROM \(table)) t
        GROUP BY batch ORDER BY batch
        """)
    }
    try Data(text.utf8).write(to: URL(filePath: script))
    let report = try cloud.run("pgbench", ["-n", "-t", "1", "-f", script, plain])
    let line = report.split(separator: "\n").first { $0.hasPrefix("latency average = ") }
    guard let milliseconds = line?.split(separator: " ").dropFirst(3).first.flatMap({ Double($0) })
    else { throw BenchFault(description: "pgbench said: \(report)") }
    return Double(events) / (milliseconds / 1000)
  }
}
