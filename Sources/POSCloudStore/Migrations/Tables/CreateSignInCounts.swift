extension Migration {
  /// How often somebody tried to sign in, on whatever copy of the server. Names are not kept: those
  /// of one bucket are counted together, so nobody fills the table with names.
  static let createSignInCounts = RealmTable.createForTenant(
    "sign_in_counts", key: "bucket",
    """
    bucket \(RealmTable.id) CHECK (length(bucket) = 3),
    restored_at text NOT NULL
    """, grants: "SELECT, INSERT, UPDATE")
}
