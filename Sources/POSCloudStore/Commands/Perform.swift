public import POSModel
public import POSTables
import POSWire

/// What a command led to.
public struct CloudGrant<Wish: Command>: Sendable {
  /// The answer; for a command that was granted before, the same as then.
  public let response: Wish.Response
  /// The thing it is about, as it stands after it.
  public let subject: Wish.Subject
  /// Whether it had been granted before.
  public let isReplay: Bool
}

extension CloudStore {
  /// Grants or refuses a wish, in one transaction: its events, the rows that follow and its
  /// response are there, or nothing is.
  ///
  /// Asking again with the same key gives the stored response and changes nothing, also when that
  /// is long gone: the events answer then. `device` is who asks. An `owner` who is signed in at the
  /// dashboard may do what a manager may, whether or not the store has such an employee.
  ///
  /// - Throws: the command's `Denial` when a rule says no;
  ///   ``CloudFailure/keyReused(operation:key:)`` when the key was another request's,
  ///   ``CloudFailure/inProgress(operation:key:)`` while it is being answered; ``CloudFailure``
  ///   when the database could not. Nothing is stored then.
  @discardableResult
  public func perform<Wish: Command>(
    _ command: Wish, in realm: CloudRealm, from device: DeviceID, owner: String? = nil,
    correlation: String
  ) async throws -> CloudGrant<Wish> where Wish.Subject: Tabulated {
    let request = SHA256Hex.of(
      Array("\(Wish.operation) ".utf8) + (try CanonicalEncoder.canonical(command)))
    let time = time
    return try await pool.run { connection in
      /// - Throws: what the command and its transaction throw.
      func attempt(isForgiving: Bool) throws -> CloudGrant<Wish> {
        try connection.transaction(RealmScope(realm)) { connection in
          var transaction = try CommandTransaction(
            log: CloudLog(realm: realm, connection: connection), time: time, device: device,
            owner: owner, correlation: correlation, isForgiving: isForgiving)
          return try transaction.run(command, request: request)
        }
      }
      // As in a push: what the tables do not take as a whole is tried again a thing at a time.
      do { return try attempt(isForgiving: false) } catch let fault as DatabaseFault
        where fault.isRefusal
      { return try attempt(isForgiving: true) }
    }
  }
}
