import GRDB

@testable import POSCore

/// What every node that heard the same events must hold, row by row.
struct Tables: Equatable {
  private var rows: [String: [String]] = [:]

  private static let projections = [
    "check_combos", "check_discounts", "check_items", "checks", "combo_choices", "combos",
    "device_log_ins", "discount_rules", "drawer_sessions", "drawers", "employees", "inventory",
    "kds_ticket_items", "kds_tickets", "modifier_groups", "modifiers", "payments", "pos_config",
    "product_barcodes", "products", "refund_items", "refund_tenders", "refunds", "review_items",
    "vouchers",
  ]

  private static let eventColumns = """
    event_id, origin_device_id, origin_seq, device_id, aggregate_type, aggregate_id, version, type,
    at, actor_user_id, lamport, payload, payload_sha256, chain
    """

  init(_ store: Store) throws {
    rows = try store.pool.read { db in
      var rows: [String: [String]] = [:]
      for table in Self.projections {
        rows[table] = try Self.lines(db, "SELECT * FROM \(table) ORDER BY 1, 2")
      }
      // A lane on which nothing happened yet knows of itself, and others do not.
      rows["origins"] = try Self.lines(db, "SELECT * FROM origins WHERE last_seq > 0 ORDER BY 1")
      rows["events"] = try Self.lines(
        db, "SELECT \(Self.eventColumns) FROM events ORDER BY event_id")
      return rows
    }
  }

  private static func lines(_ db: Database, _ sql: String) throws -> [String] {
    try Row.fetchAll(db, sql: sql).map { row in
      row.databaseValues.map(\.description).joined(separator: " | ")
    }
  }

  /// Where two stores differ, for whoever looks into it.
  func differences(from other: Tables) -> [String] {
    rows.keys.sorted().flatMap { table in
      let (mine, theirs) = (rows[table] ?? [], other.rows[table] ?? [])
      return mine.filter { !theirs.contains($0) }.map { "\(table) only first: \($0)" }
        + theirs.filter { !mine.contains($0) }.map { "\(table) only second: \($0)" }
    }
  }

  /// The rows of one table.
  subscript(table: String) -> [String] { rows[table] ?? [] }
}
