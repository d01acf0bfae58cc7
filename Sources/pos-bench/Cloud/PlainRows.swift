import Foundation
import POSTestSupport
import POSWire

/// The rows that a database has, inserted by pgbench into an empty one: as many rows a statement,
/// and as many commits, as a cloud makes of them.
struct PlainRows {
  private static let tables = [
    "events", "pos_transactions", "pos_transaction_items", "pos_transaction_payments",
    "audit_log", "origins", "employees", "products", "product_barcodes", "pos_config", "checks",
    "check_items", "payments", "drawer_kicks",
  ]

  private let cluster: CloudCluster
  private let source: String
  private let stores: [String]

  /// The rows of a database.
  init(_ cluster: CloudCluster, like source: String, stores: [String]) {
    (self.cluster, self.source, self.stores) = (cluster, source, stores)
  }

  /// Events a second when pgbench inserts the rows of all stores, a client for each, all at once.
  ///
  /// - Throws: ``BenchFault`` when it fails.
  func rate(events: Int, batches: Int) throws -> Double {
    let target = try cluster.database("plain", stores: stores)
    let folder = try TemporaryFolder()
    let script = folder.path + "/script.sql"
    var text = ""
    for (client, store) in stores.enumerated() {
      text += "\\if :client_id = \(client)\n"
      text += Self.committed(try statements(of: store), in: batches) + "\\endif\n"
    }
    try Data(text.utf8).write(to: URL(filePath: script))
    let clients = ["-c", "\(stores.count)", "-j", "\(stores.count)"]
    let report = try cluster.run("pgbench", ["-n", "-t", "1"] + clients + ["-f", script, target])
    let line = report.split(separator: "\n").first { $0.hasPrefix("tps = ") }
    guard let perSecond = line?.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) }),
      try cluster.ask(target, "SELECT COUNT(*) FROM events") == "\(events)\n"
    else { throw BenchFault(description: "pgbench said: \(report)") }
    return Double(events) * perSecond / Double(stores.count)
  }

  /// What inserts the rows of a store, a statement a line.
  ///
  /// - Throws: ``BenchFault``.
  private func statements(of store: String) throws -> [Substring] {
    try Self.tables.flatMap { table in
      let columns = try cluster.ask(
        source,
        """
        SELECT attname || ' ' || atttypid::regtype FROM pg_attribute
        WHERE attrelid = '\(table)'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
        """
      ).split(separator: "\n").map { $0.split(separator: " ") }
      let arrays = columns.map { "quote_literal(array_agg(\($0[0]))::text) || '::\($0[1])[]'" }
      return try cluster.ask(
        source,
        """
        SELECT 'INSERT INTO \(table) SELECT * FROM unnest('
          || \(arrays.joined(separator: " || ', ' || ")) || ');'
        FROM (SELECT *, (row_number() OVER () - 1) / \(PushRequest.mostItems) AS batch
          FROM \(table) WHERE store_id = '\(store)') t
        GROUP BY batch ORDER BY batch
        """
      ).split(separator: "\n")
    }
  }

  /// The statements in so many transactions.
  private static func committed(_ statements: [Substring], in transactions: Int) -> String {
    let size = (statements.count + transactions - 1) / transactions
    return stride(from: 0, to: statements.count, by: size).map { start in
      let part = statements[start..<min(statements.count, start + size)]
      return "BEGIN;\n\(part.joined(separator: "\n"))\nEND;\n"
    }.joined()
  }
}
