public import POSModel

/// An enterprise and one of its stores: the border no event crosses.
public struct CloudRealm: Hashable, Sendable {
  /// The enterprise.
  public var tenant: TenantID
  /// The store.
  public var store: StoreID

  /// The store of an enterprise.
  public init(tenant: TenantID, store: StoreID) { (self.tenant, self.store) = (tenant, store) }
}
