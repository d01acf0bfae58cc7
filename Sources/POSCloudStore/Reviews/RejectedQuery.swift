public import POSModel
public import POSWire

/// A pushed item that was refused, as it came.
public struct RejectedItem: Sendable, Equatable {
  /// Tells it apart.
  public let id: String
  /// What its sender calls it; may be empty.
  public let clientTxID: EventID
  /// CONFLICT or REJECTED.
  public let status: PushResult.Status
  /// Why.
  public let reason: String
  /// How the item begins, as JSON: one may have 4 MiB, of which a page shows nobody everything.
  public let item: String
  /// Who sent it.
  public let device: DeviceID
  /// How often it came.
  public let count: Int
  /// When it came last.
  public let lastSeenAt: Instant?
}

extension CloudStore {
  /// How many characters of an item are told.
  static let mostOfItem = 2000

  /// The refused items of a store that were not taken since, the latest first, at most `limit`, and
  /// of each no more than a page may show.
  ///
  /// - Throws: ``CloudFailure``.
  public func rejectedItems(of realm: CloudRealm, limit: Int = 200) async throws -> [RejectedItem] {
    try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      return try connection.execute(
        """
        SELECT item_id, left(client_tx_id, 64), status, left(reason, 400),
          CASE WHEN length(item) > $4 THEN left(item, $4) || ' …' ELSE item END, device_id, count,
          last_seen_at
        FROM rejected_items WHERE tenant_id = $1 AND store_id = $2
          AND resolved_at IS NULL AND dismissed_at IS NULL
        ORDER BY last_seen_at DESC, item_id LIMIT $3
        """, log.keys + [.integer(Int64(limit)), .integer(Int64(Self.mostOfItem))]
      ).map { row in
        RejectedItem(
          id: row.text(0), clientTxID: EventID(row.text(1)),
          status: PushResult.Status(rawValue: row.text(2)) ?? .rejected, reason: row.text(3),
          item: Self.withoutPINs(row.text(4)), device: DeviceID(row.text(5)),
          count: Int(row.integer(6)), lastSeenAt: Instant(text: row.text(7)))
      }
    }
  }

  /// An item as it may be shown: what is known of a PIN is nobody's to read. The item may be cut
  /// anywhere.
  static func withoutPINs(_ item: String) -> String {
    item.replacing(/"pin":\{[^}]*\}?/, with: #""pin":"…""#)
  }

  /// Tries a refused item once more, as if its device had sent it again; where it is stored now, it
  /// is refused no more.
  ///
  /// - Returns: what became of it; nil when there is no such item.
  /// - Throws: ``CloudFailure``.
  public func replay(
    rejected id: String, of realm: CloudRealm, correlation: String
  ) async throws -> PushResult? {
    let found = try await rejectedItem(id, of: realm)
    guard let found else { return nil }
    let json = try JSONValue(parsing: Array(found.item.utf8))
    let answer = try await push(
      [PushRequest.ReceivedItem(json)], from: found.device, of: realm, correlation: correlation,
      isSenderHere: false)
    guard let result = answer.results.first else { return nil }
    if result.status == .ok || result.status == .duplicate {
      try await dismiss(rejected: id, of: realm)
    }
    return result
  }

  /// Nobody needs a refused item any more. It is kept; where it left a hole, its event may still
  /// come.
  ///
  /// - Throws: ``CloudFailure``.
  public func dismiss(rejected id: String, of realm: CloudRealm) async throws {
    let now = time.now()
    try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      try connection.execute(
        """
        UPDATE rejected_items SET dismissed_at = $4
        WHERE tenant_id = $1 AND store_id = $2 AND item_id = $3
        """, log.keys + [.text(id), .text(now.text)])
    }
  }

  /// A refused item as it came, and who sent it; nil when there is none such.
  ///
  /// - Throws: ``CloudFailure``.
  private func rejectedItem(
    _ id: String, of realm: CloudRealm
  ) async throws -> (item: String, device: DeviceID)? {
    try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      return try connection.execute(
        """
        SELECT item, device_id FROM rejected_items
        WHERE tenant_id = $1 AND store_id = $2 AND item_id = $3
        """, log.keys + [.text(id)]
      ).first.map { (item: $0.text(0), device: DeviceID($0.text(1))) }
    }
  }
}
