import POSModel
import POSTables

extension CloudLog {
  /// Takes the store's row, so that its events are committed one transaction after the other.
  ///
  /// - Returns: the place of the last event, whose rows follow from them, and what the cloud's own
  ///   events are counted as.
  /// - Throws: ``CloudFailure/unknownRealm(_:)``; ``DatabaseFault``, also when the row is not to be
  ///   had in time.
  func lockStore() throws -> (arrival: Int64, owner: RowOwner, cloud: CloudOrigin) {
    let rows = try connection.execute(
      """
      SELECT last_arrival, currency, epoch FROM stores WHERE tenant_id = $1 AND store_id = $2
      FOR UPDATE
      """, keys)
    guard let row = rows.first, let currency = Currency(code: row.text(1)) else {
      throw CloudFailure.unknownRealm(realm)
    }
    return (
      row.integer(0), RowOwner(store: realm.store, currency: currency),
      CloudOrigin(epoch: row.integer(2))
    )
  }

  /// The statement that writes down how far origins have come.
  func setting(_ states: [(DeviceID, OriginState)]) -> Statement {
    Statement(
      """
      INSERT INTO origins
        (tenant_id, store_id, origin_device_id, last_seq, chain, lamport, far_tries)
      SELECT $1, $2, * FROM unnest(
        $3::text[], $4::bigint[], $5::text[], $6::bigint[], $7::bigint[])
      ON CONFLICT (tenant_id, store_id, origin_device_id) DO UPDATE SET
        last_seq = excluded.last_seq, chain = excluded.chain, lamport = excluded.lamport,
        far_tries = excluded.far_tries
      """,
      keys + [
        .texts(states.map(\.0.rawValue)), .integers(states.map(\.1.lastSeq)),
        .texts(states.map(\.1.chain)), .integers(states.map(\.1.lamport)),
        .integers(states.map(\.1.farTries)),
      ])
  }

  /// Links the chain of an origin anew behind `seq`, up to which it is `chain`, some thousand at a
  /// time.
  ///
  /// - Throws: ``DatabaseFault``.
  func relink(_ origin: DeviceID, after seq: Int64, _ chain: String) throws {
    var (seq, chain) = (seq, chain)
    while true {
      let links = try connection.execute(
        """
        SELECT origin_seq, payload_sha256, false FROM events
        WHERE tenant_id = $1 AND store_id = $2 AND origin_device_id = $3 AND origin_seq > $4
        UNION ALL
        SELECT origin_seq, payload_sha256, true FROM rejected_items
        WHERE tenant_id = $1 AND store_id = $2 AND origin_device_id = $3 AND origin_seq > $4
          AND resolved_at IS NULL
        ORDER BY 1 LIMIT \(Self.linksAtOnce)
        """, keys + [.text(origin.rawValue), .integer(seq)]
      ).map { (seq: $0.integer(0), hash: $0.optionalText(1) ?? "", isHole: $0.flag(2)) }
      guard let last = links.last else { break }
      var events: (seqs: [Int64], chains: [String]) = ([], [])
      var holes: (seqs: [Int64], chains: [String]) = ([], [])
      for link in links {
        if link.isHole {
          holes.seqs.append(link.seq)
          holes.chains.append(chain)
        }
        chain = Self.link(chain, link.hash)
        if !link.isHole {
          events.seqs.append(link.seq)
          events.chains.append(chain)
        }
      }
      try connection.pipeline([
        linking(
          """
          UPDATE rejected_items r SET chain_before = t.chain \(Self.linked)
            AND resolved_at IS NULL
          """, origin, holes),
        linking("UPDATE events r SET chain = t.chain \(Self.linked)", origin, events),
      ])
      seq = last.seq
    }
    try connection.execute(
      """
      UPDATE origins SET chain = $4
      WHERE tenant_id = $1 AND store_id = $2 AND origin_device_id = $3
      """, keys + [.text(origin.rawValue), .text(chain)])
  }

  private static let linksAtOnce = 5000

  /// Which rows the links of an origin belong to.
  private static let linked = """
    FROM unnest($4::bigint[], $5::text[]) AS t (seq, chain)
    WHERE tenant_id = $1 AND store_id = $2 AND origin_device_id = $3 AND r.origin_seq = t.seq
    """

  private func linking(
    _ sql: String, _ origin: DeviceID, _ links: (seqs: [Int64], chains: [String])
  ) -> Statement {
    Statement(
      sql, keys + [.text(origin.rawValue), .integers(links.seqs), .texts(links.chains)])
  }
}
