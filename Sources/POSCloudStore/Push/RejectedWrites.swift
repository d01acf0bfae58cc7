import POSModel
import POSTables
import POSWire

/// Keeps items that are refused, as they came.
struct RejectedWrites {
  let log: CloudLog
  let sender: DeviceID
  let now: Instant

  /// The statements that keep them; one that was kept before is counted. Who looked at it need not
  /// look again while the same is wrong with it: lanes send what was refused again by themselves.
  func statements(_ refused: [Sifting.Kept]) -> [Statement] {
    refused.map { kept in
      let place = kept.leaves?.place
      return Statement(
        """
        INSERT INTO rejected_items
          (tenant_id, store_id, item_id, client_tx_id, status, reason, item, device_id,
           origin_device_id, origin_seq, chain_before, payload_sha256, first_seen_at, last_seen_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::bigint, $11, $12, $13, $13)
        ON CONFLICT (tenant_id, store_id, item_id) DO UPDATE SET
          status = excluded.status, reason = excluded.reason, count = rejected_items.count + 1,
          last_seen_at = excluded.last_seen_at,
          dismissed_at =
            CASE WHEN rejected_items.reason = excluded.reason THEN rejected_items.dismissed_at END,
          origin_device_id = COALESCE(excluded.origin_device_id, rejected_items.origin_device_id),
          origin_seq = COALESCE(excluded.origin_seq, rejected_items.origin_seq),
          chain_before = COALESCE(excluded.chain_before, rejected_items.chain_before),
          payload_sha256 = COALESCE(excluded.payload_sha256, rejected_items.payload_sha256),
          resolved_at =
            CASE WHEN excluded.origin_seq IS NOT NULL OR rejected_items.origin_seq IS NULL
            THEN NULL ELSE rejected_items.resolved_at END
        """,
        log.keys + [
          .text(kept.item.digest), .text(kept.item.id.rawValue.withoutNUL),
          .text(kept.refusal.status.rawValue), .text(kept.refusal.reason.withoutNUL),
          .text(String(decoding: kept.item.json.canonical, as: UTF8.self)),
          .text(sender.rawValue), .text(place?.origin.rawValue),
          place.map { .integer($0.seq) } ?? .null, .text(kept.leaves?.hole.chain),
          .text(kept.leaves?.hole.payloadSHA256), .text(now.text),
        ])
    }
  }
}

extension String {
  /// The text as a log line shows an id: whoever sends a long one does not fill the log.
  package var cut: String {
    utf8.count <= 64 ? self : String(decoding: utf8.prefix(64), as: UTF8.self)
  }
}
