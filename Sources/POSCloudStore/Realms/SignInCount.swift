public import POSModel
import POSWire

extension CloudStore {
  /// Tries come back one by one, each after so many milliseconds.
  private static let pause: Int64 = 60_000
  /// Where the tries at enterprises that are not there are counted, so that an answer does not tell
  /// which are. Nobody's name: it is a space.
  private static let strangers = TenantID(" ")

  /// Counts a try to sign in, on whatever copy of the server: so many at once, then one a minute.
  ///
  /// - Returns: the seconds to wait when those are used up, in which case it is not counted; 0 when
  ///   it may be tried.
  /// - Throws: ``CloudFailure``.
  public func countSignIn(
    _ owner: String, of tenant: TenantID, atOnce: Int
  ) async throws -> Int64 {
    let isKnown = try await transaction(RealmScope(all: tenant)) { connection in
      try connection.execute(
        "SELECT 1 FROM tenants WHERE tenant_id = $1", [.text(tenant.rawValue)]
      ).first != nil
    }
    let place = isKnown ? tenant : Self.strangers
    let bucket = SHA256Hex.of(Array("\(tenant.rawValue)\n\(owner)".utf8)).prefix(3)
    let keys: [Parameter] = [.text(place.rawValue), .text(String(bucket))]
    let now = time.now()
    return try await transaction(RealmScope(all: place)) { connection in
      try connection.execute(
        """
        INSERT INTO sign_in_counts (tenant_id, bucket, restored_at) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING
        """, keys + [.text(now.text)])
      let row = try connection.execute(
        "SELECT restored_at FROM sign_in_counts WHERE tenant_id = $1 AND bucket = $2 FOR UPDATE",
        keys
      ).first
      // When all tries are there again, if this one counts.
      let restored = max(row.flatMap { Instant(text: $0.text(0)) } ?? now, now)
        .adding(milliseconds: Self.pause)
      let missing =
        restored.milliseconds - now.milliseconds - Int64(atOnce) * Self.pause
      guard missing <= 0 else { return (missing + 999) / 1000 }
      try connection.execute(
        "UPDATE sign_in_counts SET restored_at = $3 WHERE tenant_id = $1 AND bucket = $2",
        keys + [.text(restored.text)])
      return 0
    }
  }
}
