extension Migration {
  /// Who is signed in to the dashboard, on whatever copy of the server. A session ends with its
  /// owner; the token itself is only in the browser.
  static let createOwnerSessions = RealmTable.createForTenant(
    "owner_sessions", key: "token_hash",
    """
    token_hash \(RealmTable.id) CHECK (token_hash <> ''),
    owner \(RealmTable.id),
    expires_at text NOT NULL,
    FOREIGN KEY (tenant_id, owner) REFERENCES owners (tenant_id, name) ON DELETE CASCADE
    """, grants: "SELECT, INSERT, DELETE")
}
