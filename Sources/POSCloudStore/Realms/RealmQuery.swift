import Foundation
public import POSModel

extension CloudStore {
  /// A device that is registered; nil when it is not.
  ///
  /// - Throws: ``CloudFailure``.
  public func device(_ id: DeviceID, of realm: CloudRealm) async throws -> EnrolledDevice? {
    try await transaction(RealmScope(realm)) { connection in
      let rows = try connection.execute(
        """
        SELECT workstation FROM devices
        WHERE tenant_id = $1 AND store_id = $2 AND device_id = $3
        """, [.text(realm.tenant.rawValue), .text(realm.store.rawValue), .text(id.rawValue)])
      return rows.first.map {
        EnrolledDevice(realm: realm, device: id, workstation: Int($0.integer(0)))
      }
    }
  }

  /// The public part of a key that an enterprise signs with, 32 bytes of Ed25519; nil when there is
  /// none such, or not any more.
  ///
  /// - Throws: ``CloudFailure``.
  public func verifyingKey(_ id: String, of tenant: TenantID) async throws -> [UInt8]? {
    try await transaction(RealmScope(all: tenant)) { connection in
      let rows = try connection.execute(
        """
        SELECT public_key FROM signing_keys
        WHERE tenant_id = $1 AND key_id = $2 AND retired_at IS NULL
        """, [.text(tenant.rawValue), .text(id)])
      return rows.first.flatMap { Data(base64Encoded: $0.text(0)) }.map { Array($0) }
    }
  }

  /// Whether that is an owner's password. Takes as long when there is no such owner.
  ///
  /// - Throws: ``CloudFailure``.
  public func signIn(
    _ owner: String, password: String, of tenant: TenantID
  ) async throws -> Bool {
    let hash = try await transaction(RealmScope(all: tenant)) { connection in
      try connection.execute(
        "SELECT password_hash FROM owners WHERE tenant_id = $1 AND name = $2",
        [.text(tenant.rawValue), .text(owner)]
      ).first?.text(0)
    }
    return try await passwordDesk.proves(password, hash)
  }

  /// Runs `body` in one transaction of its own.
  ///
  /// - Throws: ``CloudFailure``.
  func transaction<T: Sendable>(
    _ scope: RealmScope, _ body: @escaping @Sendable (Connection) throws -> T
  ) async throws -> T {
    try await pool.run { try $0.transaction(scope) { try body($0) } }
  }
}
