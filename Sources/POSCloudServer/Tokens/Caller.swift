import POSCloudStore
import POSModel

/// Who asks: a device of a realm, by its token.
struct Caller: Hashable, Sendable {
  /// The enterprise.
  var tenant: TenantID
  /// The store.
  var store: StoreID
  /// The device.
  var device: DeviceID
  /// Its number in the store, 1 to 99.
  var workstation: Int
  /// When its token runs out; nil before it has one.
  var until: Instant?

  /// What its requests are counted under.
  var name: String { "\(tenant) \(store) \(device)" }

  /// The enterprise and the store.
  var realm: CloudRealm { CloudRealm(tenant: tenant, store: store) }
}
