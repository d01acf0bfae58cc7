import POSModel
import POSWire

extension Migrator {
  /// Begins a new epoch of the cloud in every store where the database is not the one it was when
  /// this was last asked, or where `isRestored` says so: it came from a backup, and may lack what
  /// lanes have. Files of a cluster that were put back are the same database to all it can tell.
  ///
  /// - Returns: the stores in which one was begun.
  /// - Throws: ``DatabaseFault``; nothing is changed then.
  func mindIdentity(at now: Instant, isRestored: Bool) throws -> [CloudRealm] {
    var begun: [CloudRealm] = []
    try locked {
      guard try isOther(at: now) || isRestored else { return }
      for realm in try realms() {
        try connection.pipeline([RealmScope(realm).entering])
        let log = CloudLog(realm: realm, connection: connection)
        guard let next = try log.lockStore().cloud.next else { continue }
        try log.begin(next, at: now)
        begun.append(realm)
      }
    }
    return begun
  }

  /// Whether the database is another one than was remembered; it is remembered from now on.
  ///
  /// - Throws: ``DatabaseFault``.
  private func isOther(at now: Instant) throws -> Bool {
    guard let present = try identity() else { return false }
    let known = try connection.execute("SELECT identity FROM database_identity").first?.text(0)
    guard known != present else { return false }
    try connection.execute(
      """
      INSERT INTO database_identity (id, identity, seen_at) VALUES (1, $1, $2)
      ON CONFLICT (id) DO UPDATE SET identity = excluded.identity, seen_at = excluded.seen_at
      """, [.text(present), .text(now.text)])
    return known != nil
  }

  /// What a database keeps for life and a restored one has not: its cluster, the cluster's
  /// timeline, and its own number and that of a table. Nil where this user may not ask; lanes tell
  /// of what is lost then, too.
  ///
  /// - Throws: ``DatabaseFault``.
  private func identity() throws -> String? {
    do {
      return try connection.savepoint {
        try connection.execute(
          """
          SELECT concat_ws(' ', system_identifier, left(pg_walfile_name(pg_current_wal_lsn()), 8),
            oid, 'stores'::regclass::oid)
          FROM pg_control_system(), pg_database WHERE datname = current_database()
          """
        ).first?.text(0)
      }
    } catch let fault as DatabaseFault where fault.state == "42501" { return nil }
  }

  /// All stores there are. Row security holds for who owns the tables, too, while it is forced.
  ///
  /// - Throws: ``DatabaseFault``.
  private func realms() throws -> [CloudRealm] {
    try connection.run("ALTER TABLE stores NO FORCE ROW LEVEL SECURITY")
    let rows = try connection.execute(
      "SELECT tenant_id, store_id FROM stores ORDER BY tenant_id, store_id")
    try connection.run("ALTER TABLE stores FORCE ROW LEVEL SECURITY")
    return rows.map { CloudRealm(tenant: TenantID($0.text(0)), store: StoreID($0.text(1))) }
  }
}
