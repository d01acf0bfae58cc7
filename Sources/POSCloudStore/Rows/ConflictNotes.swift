import POSModel
import POSTables
import POSWire

/// Keeps the review items of records that were changed twice, unknown to each other: the same as on
/// every till.
struct ConflictNotes {
  let log: CloudLog
  /// The store's.
  let currency: Currency

  /// A record of the catalogue.
  private struct Record: Hashable {
    var type: String
    var id: ID<Record>
  }

  /// Brings the items of the records up to date that `fresh` events are about. Called after they
  /// are appended.
  ///
  /// - Throws: ``DatabaseFault``.
  func update(_ fresh: [Envelope]) throws {
    let records = Dictionary(
      grouping: fresh.filter { AggregateKind($0)?.isCatalogue == true }
    ) { Record(type: $0.aggregateType, id: ID($0.aggregateID)) }
    guard !records.isEmpty else { return }
    // Events that came in their turn knew all before them; most do.
    let counts = try counts(of: Array(records.keys))
    let surprised = records.filter { record, events in
      let last = counts[record] ?? 0
      return events.map(\.version).sorted() != Array(last - events.count + 1..<last + 1)
    }
    for record in surprised.keys.sorted(by: { ($0.type, $0.id) < ($1.type, $1.id) }) {
      try update(record)
    }
  }

  /// How many events the records have.
  ///
  /// - Throws: ``DatabaseFault``.
  private func counts(of records: [Record]) throws -> [Record: Int] {
    let rows = try log.connection.execute(
      """
      SELECT aggregate_type, aggregate_id, COUNT(*) FROM events
      WHERE tenant_id = $1 AND store_id = $2 AND (aggregate_id, aggregate_type) IN (
        SELECT * FROM unnest($3::text[], $4::text[]))
      GROUP BY 1, 2
      """, log.keys + [.texts(records.map(\.id.rawValue)), .texts(records.map(\.type))])
    return Dictionary(
      rows.map { (Record(type: $0.text(0), id: ID($0.text(1))), Int($0.integer(2))) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Writes the items of one record, and takes away those that are none any more.
  ///
  /// - Throws: ``DatabaseFault``.
  private func update(_ record: Record) throws {
    let conflicts = ChangeConflict.all(
      in: try log.events(
        """
        AND aggregate_id = $3 AND aggregate_type = $4
        ORDER BY lamport, origin_device_id, event_id
        """, [.text(record.id.rawValue), .text(record.type)]))
    let ids = conflicts.map { "changed_twice:\($0.key)" }
    let about = log.keys + [.text(record.type), .text(record.id.rawValue), .texts(ids)]
    try log.connection.pipeline([
      Statement(
        """
        DELETE FROM review_items WHERE tenant_id = $1 AND store_id = $2
          AND kind = 'changed_twice' AND subject_type = $3 AND subject_id = $4
          AND id <> ALL ($5::text[])
        """, about),
      Statement(
        """
        INSERT INTO review_items
          (tenant_id, store_id, id, kind, subject_type, subject_id, detail, updated_at)
        SELECT $1, $2, id, 'changed_twice', $3, $4, detail, at
        FROM unnest($5::text[], $6::text[], $7::text[]) AS t (id, detail, at)
        ON CONFLICT (tenant_id, store_id, id) DO UPDATE SET
          detail = excluded.detail, updated_at = excluded.updated_at
        """,
        about + [
          .texts(conflicts.map { $0.detail(in: currency).withoutNUL }),
          .texts(conflicts.map(\.kept.at.text)),
        ]),
    ])
  }
}
