import GRDB
public import POSModel
public import POSWire

extension Store {
  /// Whether there is anything to push now.
  ///
  /// - Throws: ``StoreFailure``.
  public func hasPushWork() throws -> Bool {
    let now = time.now()
    return try read { log in try Outbox(log: log).hasWork(at: now) }
  }

  /// When something is to be pushed that is not yet; nil when nothing waits.
  ///
  /// - Throws: ``StoreFailure``.
  public func nextPushAt() throws -> Instant? {
    let now = time.now()
    return try read { log in try Outbox(log: log).nextDue(after: now) }
  }

  /// Leases at most `limit` events that are due to `owner`, for so many milliseconds; nil when
  /// there are none. `token` names the lease, and no other.
  ///
  /// - Throws: ``StoreFailure``.
  public func claimPush(
    by owner: String, token: String, limit: Int, milliseconds: Int64
  ) throws -> PushClaim? {
    let now = time.now()
    // Most claims find nothing; those need not pass the gate.
    guard try hasPushWork() else { return nil }
    return try write { log in
      let outbox = Outbox(log: log)
      try outbox.fill(at: now, limit: limit)
      let items = try outbox.claimable(at: now, limit: limit)
      guard !items.isEmpty else { return nil }
      let lease = try log.db.cachedStatement(
        sql: """
          UPDATE outbox SET status = 'sent', lease_owner_id = ?, lease_token = ?,
            lease_expires_at = ? WHERE event_id = ?
          """)
      let end = now.adding(milliseconds: milliseconds).text
      for item in items { try lease.execute(arguments: [owner, token, end, item.id.rawValue]) }
      try log.db.execute(
        sql: "UPDATE cloud_line SET sending_since = ?", arguments: [now.text])
      return PushClaim(token: token, items: items)
    }
  }

  /// The events of a claim, in its order.
  ///
  /// - Throws: ``StoreFailure``.
  public func events(of claim: PushClaim) throws -> [Envelope] {
    // Outside the claim's transaction: events never change, and nobody waits for this.
    try read { log in try claim.items.compactMap { try log.event($0.id) } }
  }

  /// Renews a lease from now on.
  ///
  /// - Returns: Whether all of it still was that token's.
  /// - Throws: ``StoreFailure``.
  public func renewPush(_ claim: PushClaim, milliseconds: Int64) throws -> Bool {
    let end = time.now().adding(milliseconds: milliseconds).text
    return try write { log in
      try log.db.execute(
        sql: """
          UPDATE outbox SET lease_expires_at = ?
          WHERE status IN ('pending', 'sent') AND status = 'sent' AND lease_token = ?
          """, arguments: [end, claim.token])
      return log.db.changesCount == claim.items.count
    }
  }

  /// Ends all leases. For who took the role of syncing, and so knows that whoever had it is dead,
  /// and for who lets it go.
  ///
  /// - Throws: ``StoreFailure``.
  public func endPushLeases() throws {
    try write { log in
      try log.db.execute(
        sql: """
          UPDATE outbox SET status = 'pending', lease_owner_id = NULL, lease_token = NULL,
            lease_expires_at = NULL
          WHERE status IN ('pending', 'sent') AND status = 'sent'
          """)
    }
  }

  /// Lets nothing wait any longer: the clock was put back.
  ///
  /// - Throws: ``StoreFailure``.
  public func endPushPauses() throws {
    let now = time.now().text
    try write { log in
      try log.db.execute(
        sql: """
          UPDATE outbox SET next_attempt_at = ?1
          WHERE status IN ('pending', 'sent') AND status = 'pending' AND next_attempt_at > ?1
          """, arguments: [now])
    }
  }
}
