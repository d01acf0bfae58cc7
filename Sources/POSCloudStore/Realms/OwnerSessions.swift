public import POSModel

extension CloudStore {
  /// Begins a session of an owner, known by a hash of what only the browser has. Sessions of the
  /// enterprise that ran out are cleaned away.
  ///
  /// - Throws: ``CloudFailure``.
  public func beginSession(
    _ tokenHash: String, of owner: String, tenant: TenantID, until end: Instant
  ) async throws {
    let now = time.now()
    try await transaction(RealmScope(all: tenant)) { connection in
      try connection.execute(
        "DELETE FROM owner_sessions WHERE tenant_id = $1 AND expires_at <= $2",
        [.text(tenant.rawValue), .text(now.text)])
      try connection.execute(
        """
        INSERT INTO owner_sessions (tenant_id, token_hash, owner, expires_at)
        VALUES ($1, $2, $3, $4)
        """,
        [.text(tenant.rawValue), .text(tokenHash), .text(owner), .text(end.text)])
    }
  }

  /// Whose session it is; nil when there is none such, or it ran out.
  ///
  /// - Throws: ``CloudFailure``.
  public func owner(ofSession tokenHash: String, tenant: TenantID) async throws -> String? {
    let now = time.now()
    return try await transaction(RealmScope(all: tenant)) { connection in
      try connection.execute(
        """
        SELECT owner FROM owner_sessions
        WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > $3
        """, [.text(tenant.rawValue), .text(tokenHash), .text(now.text)]
      ).first?.text(0)
    }
  }

  /// Ends a session; one that is not there is as good as ended.
  ///
  /// - Throws: ``CloudFailure``.
  public func endSession(_ tokenHash: String, tenant: TenantID) async throws {
    try await transaction(RealmScope(all: tenant)) { connection in
      _ = try connection.execute(
        "DELETE FROM owner_sessions WHERE tenant_id = $1 AND token_hash = $2",
        [.text(tenant.rawValue), .text(tokenHash)])
    }
  }
}
