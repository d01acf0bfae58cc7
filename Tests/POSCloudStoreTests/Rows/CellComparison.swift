import POSModel
import POSTestSupport

/// What the till has beside what the cloud has, cell by cell.
struct CellComparison {
  /// Where they differ.
  private(set) var differences: [String] = []
  /// How many rows of each table both have.
  private(set) var counts: [String: Int] = [:]

  /// Tables that are there on one side alone, or that each side fills by itself, with the reason.
  static let apart: [String: String] = [
    // The till's alone.
    "store_identity": "who this till is",
    "peers": "the lanes the till sees",
    "outbox": "what the till has yet to push",
    "inbox_processed": "what the till had from elsewhere",
    "cloud_line": "how the till's line to the cloud is",
    "cloud_origins": "what the till knows of the cloud's holdings",
    "cloud_gaps": "what the till has yet to fetch",
    "printer_states": "the printers of the till",
    "inventory_changes": "no event has it: it stays empty",
    "grdb_migrations": "how the till's tables came about",
    // The cloud's alone.
    "tenants": "enterprises", "stores": "stores", "devices": "who is registered",
    "signing_keys": "what tokens are signed with", "owners": "who may see the dashboard",
    "owner_sessions": "who sees it now", "sign_in_counts": "how often somebody tried to",
    "rejected_items": "what was pushed in vain",
    "pos_transactions": "what was pushed", "pos_transaction_items": "what was pushed",
    "pos_transaction_payments": "what was pushed", "audit_log": "who pushed it",
    "schema_migrations": "how the cloud's tables came about",
    "database_identity": "which database it was",
    // Each side's own.
    "rvc_counters": "each counts in a block of its own",
    "call_counters": "each has a letter of its own",
    "idempotency_keys": "each answers its own clients",
    "print_jobs": "each prints for its own clients",
  ]

  /// Columns that each side fills by itself, with the reason.
  static let apartColumns: [String: [String: String]] = [
    "events": [
      "arrival": "each side's own order",
      "request_hash": "what the command was, known where it was performed",
    ],
    "origins": ["far_tries": "how patient the cloud was"],
  ]

  /// What a manager is told by one side alone, because only that side can see it.
  static let apartReviews: Set = ["not_synced", "set_back"]

  init(till: Cells, cloud: Cells) {
    for name in Set(till.tables.keys).union(cloud.tables.keys).sorted()
    where Self.apart[name] == nil {
      guard let mine = till.tables[name], let theirs = cloud.tables[name] else {
        differences.append("only the \(till.tables[name] == nil ? "cloud" : "till") has \(name)")
        continue
      }
      compare(name, mine, theirs, key: till.keys[name] ?? [])
    }
  }

  private mutating func compare(
    _ name: String, _ mine: Cells.Table, _ theirs: Cells.Table, key: [String]
  ) {
    let skipped = Set((Self.apartColumns[name] ?? [:]).keys)
    let columns = Set(mine.columns).union(theirs.columns).subtracting(skipped)
    for column in columns.sorted() where !mine.columns.contains(column) {
      differences.append("only the cloud has \(name).\(column)")
    }
    for column in columns.sorted() where !theirs.columns.contains(column) {
      differences.append("only the till has \(name).\(column)")
    }
    let (left, right) = (mine.rows(by: key), theirs.rows(by: key))
    for (id, row) in left {
      let place = "\(name) \(id.map { $0 ?? "nothing" }.joined(separator: " "))"
      if name == "review_items", let kind = row["kind"] ?? nil, Self.apartReviews.contains(kind) {
        continue
      }
      guard let other = right[id] else {
        differences.append("the cloud has no \(place)")
        continue
      }
      counts[name, default: 0] += 1
      for column in columns.sorted() where row[column] != other[column] {
        let (here, there) = (text(row[column]), text(other[column]))
        differences.append("\(place): \(column) is \(here) at the till, \(there) in the cloud")
      }
    }
    for (id, row) in right where left[id] == nil {
      if name == "review_items", let kind = row["kind"] ?? nil, Self.apartReviews.contains(kind) {
        continue
      }
      differences.append(
        "the till has no \(name) \(id.map { $0 ?? "nothing" }.joined(separator: " "))")
    }
  }

  private func text(_ cell: String??) -> String { cell.map { $0 ?? "nothing" } ?? "no column" }
}
