import POSModel
import POSTables

extension CloudLog {
  /// Takes the store's row, so that its events are committed one transaction after the other.
  ///
  /// - Returns: the place of the last event, and whose rows follow from them.
  /// - Throws: ``CloudFailure/unknownRealm(_:)``; ``DatabaseFault``, also when the row is not to be
  ///   had in time.
  func lockStore() throws -> (arrival: Int64, owner: RowOwner) {
    let rows = try connection.execute(
      """
      SELECT last_arrival, currency FROM stores WHERE tenant_id = $1 AND store_id = $2 FOR UPDATE
      """, keys)
    guard let row = rows.first, let currency = Currency(code: row.text(1)) else {
      throw CloudFailure.unknownRealm(realm)
    }
    return (row.integer(0), RowOwner(store: realm.store, currency: currency))
  }

  /// The statement that writes down how far origins have come.
  func setting(_ states: [(DeviceID, OriginState)]) -> Statement {
    Statement(
      """
      INSERT INTO origins (tenant_id, store_id, origin_device_id, last_seq, chain, lamport)
      SELECT $1, $2, * FROM unnest($3::text[], $4::bigint[], $5::text[], $6::bigint[])
      ON CONFLICT (tenant_id, store_id, origin_device_id) DO UPDATE SET
        last_seq = excluded.last_seq, chain = excluded.chain, lamport = excluded.lamport
      """,
      keys + [
        .texts(states.map(\.0.rawValue)), .integers(states.map(\.1.lastSeq)),
        .texts(states.map(\.1.chain)), .integers(states.map(\.1.lamport)),
      ])
  }

  /// Links the chain of an origin anew behind `seq`, up to which it is `chain`.
  ///
  /// - Throws: ``DatabaseFault``.
  func relink(_ origin: DeviceID, after seq: Int64, _ chain: String) throws {
    let rows = try connection.execute(
      """
      SELECT origin_seq, payload_sha256, false FROM events
      WHERE tenant_id = $1 AND store_id = $2 AND origin_device_id = $3 AND origin_seq > $4
      UNION ALL
      SELECT origin_seq, payload_sha256, true FROM rejected_items
      WHERE tenant_id = $1 AND store_id = $2 AND origin_device_id = $3 AND origin_seq > $4
        AND resolved_at IS NULL
      ORDER BY 1
      """, keys + [.text(origin.rawValue), .integer(seq)])
    var chain = chain
    for row in rows.map({ ($0.integer(0), $0.optionalText(1) ?? "", $0.flag(2)) }) {
      let place = keys + [.text(origin.rawValue), .integer(row.0)]
      if row.2 {
        try connection.execute(
          """
          UPDATE rejected_items SET chain_before = $5 WHERE tenant_id = $1 AND store_id = $2
            AND origin_device_id = $3 AND origin_seq = $4 AND resolved_at IS NULL
          """, place + [.text(chain)])
      }
      chain = Self.link(chain, row.1)
      if !row.2 {
        try connection.execute(
          """
          UPDATE events SET chain = $5 WHERE tenant_id = $1 AND store_id = $2
            AND origin_device_id = $3 AND origin_seq = $4
          """, place + [.text(chain)])
      }
    }
    try connection.execute(
      """
      UPDATE origins SET chain = $4
      WHERE tenant_id = $1 AND store_id = $2 AND origin_device_id = $3
      """, keys + [.text(origin.rawValue), .text(chain)])
  }
}
