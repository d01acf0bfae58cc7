import POSModel

/// What is done about a database that was set back to a backup.
///
/// The cloud would give the numbers of the events it lost to others, and lanes that hold the lost
/// ones would refuse these. So it counts on as another origin, and takes the lost ones from lanes
/// as those of any origin that died.
extension CloudLog {
  /// Begins a new epoch where a pull goes on behind a place that the store has not reached: whoever
  /// was told of it has seen what is not here any more.
  ///
  /// A cursor is easily made up. One epoch without events is as good as many, so of several such
  /// pulls only the first begins one.
  ///
  /// - Throws: ``CloudFailure/unknownRealm(_:)``; ``DatabaseFault``.
  func mindSetBack(provenBy place: PullCursor, at now: Instant) throws {
    let store = try lockStore()
    let end = PullCursor(arrival: store.arrival, epoch: store.cloud.epoch)
    guard place.isBeyond(end), CloudOrigin(epoch: place.epoch).isCredible(after: store.cloud),
      let next = CloudOrigin(epoch: max(place.epoch, end.epoch)).next
    else { return }
    if store.cloud.epoch > 1, try holdings()[store.cloud.id] == nil { return }
    try begin(next, at: now)
  }

  /// Begins an epoch of the cloud in the store, whose row is held.
  ///
  /// Its checks are numbered on where no lost one was: in the block after the next of the highest
  /// number known. What was lost may have begun the next one, and was hardly a whole block.
  ///
  /// - Throws: ``DatabaseFault``.
  func begin(_ cloud: CloudOrigin, at now: Instant) throws {
    try connection.execute(
      """
      UPDATE stores SET epoch = $3, first_check_number = LEAST(\(CheckNumbering.furthest - 1), (
        SELECT (MAX(known) - 1) / \(CheckNumbering.stride) * \(CheckNumbering.stride)
          + 2 * \(CheckNumbering.stride) + 1
        FROM (
          SELECT first_check_number
          UNION ALL
          SELECT next_check_number FROM rvc_counters WHERE tenant_id = $1 AND store_id = $2
          UNION ALL
          SELECT check_number FROM checks
          WHERE tenant_id = $1 AND store_id = $2 AND \(CheckNumbering.isOfCloud)
        ) AS numbers (known)))
      WHERE tenant_id = $1 AND store_id = $2
      """, keys + [.integer(cloud.epoch)])
    try connection.execute(
      """
      UPDATE rvc_counters c SET next_check_number = first_check_number, updated_at = $3
      FROM stores s WHERE s.tenant_id = $1 AND s.store_id = $2
        AND c.tenant_id = $1 AND c.store_id = $2
      """, keys + [.text(now.text)])
    // People are called by these; they may be called again, but hardly at one time.
    try connection.execute(
      """
      UPDATE call_counters SET next_call_number = next_call_number + \(CheckNumbering.callStep)
      WHERE tenant_id = $1 AND store_id = $2
      """, keys)
    try connection.execute(
      """
      INSERT INTO review_items
        (tenant_id, store_id, id, kind, subject_type, subject_id, detail, updated_at)
      SELECT $1, $2, 'set_back', 'set_back', 'sync', $3,
        'the cloud''s database was set back, or moved: lanes send again what it lost and they '
          || 'have. Checks that are opened online are numbered from ' || first_check_number
          || ' on',
        $4
      FROM stores WHERE tenant_id = $1 AND store_id = $2
      ON CONFLICT (tenant_id, store_id, id) DO UPDATE SET
        status = 'open', subject_id = excluded.subject_id, detail = excluded.detail,
        updated_at = excluded.updated_at
      """, keys + [.text(cloud.id.rawValue), .text(now.text)])
  }
}
