import GRDB
public import POSModel
import POSTables

/// Whose store this is, and which device it is on.
public struct Realm: Sendable, Equatable {
  /// The enterprise.
  public let tenant: TenantID
  /// The store.
  public let store: StoreID
  /// The device.
  public let device: DeviceID
  /// Counts from 1; a restored backup begins a new one.
  public let epoch: Int
  /// The device's number, 1…99, unique in the store.
  public let workstation: Int
  /// The currency of all amounts.
  public let currency: Currency

  /// A device of a store.
  public init(
    tenant: TenantID, store: StoreID, device: DeviceID, epoch: Int = 1, workstation: Int,
    currency: Currency
  ) {
    (self.tenant, self.store, self.device) = (tenant, store, device)
    (self.epoch, self.workstation, self.currency) = (epoch, workstation, currency)
  }

  /// The device in this epoch: `L1`, `L1.2`.
  public var origin: DeviceID {
    epoch == 1 ? device : DeviceID("\(device.rawValue).\(epoch)")
  }

  /// Whose rows its tables hold.
  var rowOwner: RowOwner { RowOwner(store: store, currency: currency) }

  /// Reads it from an open store.
  ///
  /// - Throws: the database's error; nil when the store was never set up.
  static func read(_ db: Database) throws -> Realm? {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM store_identity") else { return nil }
    guard let currency = Currency(code: row["currency"]) else { return nil }
    return Realm(
      tenant: TenantID(row["tenant_id"]), store: StoreID(row["store_id"]),
      device: DeviceID(row["device_id"]), epoch: row["epoch"], workstation: row["workstation"],
      currency: currency)
  }

  /// Writes it into a new store, with the counters it begins with.
  ///
  /// - Throws: the database's error.
  func write(_ db: Database, at now: Instant) throws {
    try db.execute(
      sql: """
        INSERT INTO store_identity
          (id, tenant_id, store_id, device_id, epoch, workstation, currency, created_at)
        VALUES (1, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        tenant.rawValue, store.rawValue, device.rawValue, epoch, workstation, currency.code,
        now.text,
      ])
    try db.execute(
      sql: "INSERT INTO origins (origin_device_id, last_seq, chain, lamport) VALUES (?, 0, '', 0)",
      arguments: [origin.rawValue])
    try CheckCounter(workstation: workstation).begin(
      StoreRules(currency: currency).revenueCenter, db, at: now)
  }
}
