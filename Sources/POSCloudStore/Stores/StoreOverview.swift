public import POSModel

/// A store as its owner sees it: how far each lane is synced, and what waits for somebody.
public struct StoreOverview: Sendable, Equatable {
  /// The enterprise and the store.
  public let realm: CloudRealm
  /// What it is called.
  public let name: String
  /// The currency of its amounts.
  public let currency: Currency
  /// The name of its time zone.
  public let timeZone: String
  /// Its devices, by their number.
  public let lanes: [LaneOverview]
  /// How many review items are open.
  public let openReviews: Int
  /// How many refused items were not sent again yet.
  public let openRejections: Int
}

/// A lane as the cloud knows it.
public struct LaneOverview: Sendable, Equatable {
  /// The device.
  public let device: DeviceID
  /// Its number.
  public let workstation: Int
  /// When it last sent something; nil when it never did.
  public let lastSeenAt: Instant?
  /// Of each of its epochs, how many events the cloud has.
  public let events: [DeviceID: Int64]
}

extension CloudStore {
  /// All stores of an enterprise, by name.
  ///
  /// - Throws: ``CloudFailure``.
  public func stores(of tenant: TenantID) async throws -> [StoreOverview] {
    try await transaction(RealmScope(all: tenant)) { connection in
      let key = [Parameter.text(tenant.rawValue)]
      let lanes = try connection.execute(
        """
        SELECT store_id, device_id, workstation, last_seen_at FROM devices
        WHERE tenant_id = $1 ORDER BY store_id, workstation
        """, key
      ).map { row in
        (StoreID(row.text(0)), DeviceID(row.text(1)), Int(row.integer(2)), row.optionalText(3))
      }
      let origins = try connection.execute(
        "SELECT store_id, origin_device_id, last_seq FROM origins WHERE tenant_id = $1", key
      ).map { (StoreID($0.text(0)), DeviceID($0.text(1)), $0.integer(2)) }
      let stores = try connection.execute(
        """
        SELECT store_id, name, currency, time_zone,
          (SELECT COUNT(*) FROM review_items r WHERE r.tenant_id = s.tenant_id
            AND r.store_id = s.store_id AND r.status = 'open'),
          (SELECT COUNT(*) FROM rejected_items r WHERE r.tenant_id = s.tenant_id
            AND r.store_id = s.store_id AND r.resolved_at IS NULL
            AND r.dismissed_at IS NULL)
        FROM stores s WHERE tenant_id = $1 ORDER BY name, store_id
        """, key)
      return stores.map { row in
        let store = StoreID(row.text(0))
        return StoreOverview(
          realm: CloudRealm(tenant: tenant, store: store), name: row.text(1),
          currency: Currency(code: row.text(2)) ?? .usd, timeZone: row.text(3),
          lanes: lanes.filter { $0.0 == store }.map { lane in
            LaneOverview(
              device: lane.1, workstation: lane.2,
              lastSeenAt: lane.3.flatMap { Instant(text: $0) },
              events: Dictionary(
                origins.filter { $0.0 == store && $0.1.isEpoch(of: lane.1) }.map { ($0.1, $0.2) },
                uniquingKeysWith: max))
          }, openReviews: Int(row.integer(4)), openRejections: Int(row.integer(5)))
      }
    }
  }
}

extension DeviceID {
  /// Whether this is that device in one of its epochs: `L1`, `L1.2`.
  fileprivate func isEpoch(of device: DeviceID) -> Bool {
    self == device || rawValue.hasPrefix(device.rawValue + ".")
  }
}
