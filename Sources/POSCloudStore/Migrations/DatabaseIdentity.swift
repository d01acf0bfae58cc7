import POSModel
import POSWire

extension Migrator {
  /// Begins a new epoch of the cloud in every store where the database is not the one it was when
  /// this was last asked: it came from a backup, and may lack what lanes have.
  ///
  /// - Returns: the stores in which one was begun.
  /// - Throws: ``DatabaseFault``; nothing is changed then.
  func mindIdentity(at now: Instant) throws -> [CloudRealm] {
    var begun: [CloudRealm] = []
    try locked {
      guard let present = try identity() else { return }
      let known = try connection.execute("SELECT identity FROM database_identity").first?.text(0)
      guard known != present else { return }
      try connection.execute(
        """
        INSERT INTO database_identity (id, identity, seen_at) VALUES (1, $1, $2)
        ON CONFLICT (id) DO UPDATE SET identity = excluded.identity, seen_at = excluded.seen_at
        """, [.text(present), .text(now.text)])
      if known != nil { begun = try realms() }
      for realm in begun {
        try connection.pipeline([RealmScope(realm).entering])
        let log = CloudLog(realm: realm, connection: connection)
        if let next = try log.lockStore().cloud.next { try log.begin(next, at: now) }
      }
    }
    return begun
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

  /// All stores there are. Row security holds for who owns the tables, too, as long as it is forced.
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
