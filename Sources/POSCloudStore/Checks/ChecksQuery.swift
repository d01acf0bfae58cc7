public import POSModel
public import POSWire

extension CloudStore {
  /// The checks of a number, one for each revenue center that has it.
  ///
  /// - Throws: ``CloudFailure``.
  public func checks(numbered number: Int64, of realm: CloudRealm) async throws -> [Check] {
    try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      let ids = try connection.execute(
        """
        SELECT id FROM checks WHERE tenant_id = $1 AND store_id = $2 AND check_number = $3
        ORDER BY rvc_id
        """, log.keys + [.integer(number)]
      ).map { CheckID($0.text(0)) }
      return try ids.compactMap { try log.current($0).state }
    }
  }

  /// A check as it stands; nil when there is none such.
  ///
  /// - Throws: ``CloudFailure``.
  public func check(_ id: CheckID, of realm: CloudRealm) async throws -> Check? {
    try await transaction(RealmScope(realm)) {
      try CloudLog(realm: realm, connection: $0).current(id).state
    }
  }

  /// All that happened to a check, in the order of the fold.
  ///
  /// - Throws: ``CloudFailure``.
  public func life(of check: CheckID, of realm: CloudRealm) async throws -> [Envelope] {
    try await transaction(RealmScope(realm)) { connection in
      try CloudLog(realm: realm, connection: connection).events(
        """
        AND aggregate_id = $3 AND aggregate_type = $4
        ORDER BY lamport, origin_device_id, event_id
        """, [.text(check.rawValue), .text(Check.aggregateType.rawValue)])
    }
  }
}
