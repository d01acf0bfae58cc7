public import POSModel

extension CloudStore {
  /// How often a job is tried before a manager is told.
  public static let mostPrintTries = 5

  /// The oldest job of a printer that is due, leased for so many milliseconds under `token`; nil
  /// when there is none, or another of its jobs is being printed. Asking again with the same key
  /// gives the same job, and says anew whether it may have printed.
  ///
  /// - Throws: ``CloudFailure``.
  public func claimPrintJob(
    of printer: PrinterID, in realm: CloudRealm, token: String, milliseconds: Int64,
    as write: WriteKey
  ) async throws -> WriteAnswer<CloudPrintJob?> {
    let time = time
    var answer = try await once(write, in: realm) { log in
      try log.claimPrintJob(
        of: printer, for: write.device, token: token, milliseconds: milliseconds, by: time)
    }
    // Whoever lost its memory with the first answer may have begun to send since.
    if answer.isReplay, let job = answer.response, !job.mayHavePrinted {
      answer.response?.mayHavePrinted = try await hasBeenSent(job.id, in: realm)
    }
    return answer
  }

  /// Whether bytes of a job may have come to its printer.
  ///
  /// - Throws: ``CloudFailure``.
  private func hasBeenSent(_ id: String, in realm: CloudRealm) async throws -> Bool {
    try await transaction(RealmScope(realm)) { connection in
      try connection.execute(
        """
        SELECT 1 FROM print_jobs
        WHERE tenant_id = $1 AND store_id = $2 AND id = $3 AND sending_at IS NOT NULL
        """, CloudLog(realm: realm, connection: connection).keys + [.text(id)]
      ).first != nil
    }
  }

  /// Renews a lease from now on; `isSending` says that bytes go to the printer from now on.
  ///
  /// - Throws: ``PrintLeaseRefusal``; ``CloudFailure``. Nothing changed then.
  public func renewPrintJob(
    _ id: String, in realm: CloudRealm, token: String, milliseconds: Int64, isSending: Bool,
    as write: WriteKey
  ) async throws -> WriteAnswer<String> {
    let time = time
    return try await once(write, in: realm) { log in
      try log.renewPrintJob(
        id, token: token, milliseconds: milliseconds, isSending: isSending, by: time)
    }
  }

  /// Says that a job is printed.
  ///
  /// - Throws: ``PrintLeaseRefusal``; ``CloudFailure``. Nothing changed then.
  public func acknowledgePrintJob(
    _ id: String, in realm: CloudRealm, token: String, as write: WriteKey
  ) async throws -> WriteAnswer<String> {
    let time = time
    return try await once(write, in: realm) { log in
      try log.acknowledgePrintJob(id, token: token, by: time)
    }
  }

  /// Says why a job could not be printed. It is tried again later, up to ``mostPrintTries`` times;
  /// then a manager is told.
  ///
  /// - Throws: ``PrintLeaseRefusal``; ``CloudFailure``. Nothing changed then.
  public func failPrintJob(
    _ id: String, in realm: CloudRealm, token: String, reason: String, as write: WriteKey
  ) async throws -> WriteAnswer<String> {
    let time = time
    return try await once(write, in: realm) { log in
      try log.failPrintJob(id, token: token, reason: reason, by: time)
    }
  }
}
