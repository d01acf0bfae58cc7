public import POSModel

/// Names a write that is no command of the log, so that it is done once however often it is asked
/// for.
public struct WriteKey: Sendable, Equatable {
  /// Who asks.
  public var device: DeviceID
  /// What is asked for, such as `ack_print_job`.
  public var operation: String
  /// The request's own name.
  public var key: String
  /// A hash of all that is asked for.
  public var request: String

  /// The write of that name.
  public init(device: DeviceID, operation: String, key: String, request: String) {
    (self.device, self.operation, self.key, self.request) = (device, operation, key, request)
  }
}

/// What a write led to.
public struct WriteAnswer<Response: Sendable>: Sendable {
  /// The answer; for one that was done before, the same as then.
  public internal(set) var response: Response
  /// Whether it had been done before.
  public let isReplay: Bool
}

extension CloudStore {
  /// Does a write, in one transaction with its answer. Asking again with the same key gives that
  /// answer for a day and changes nothing; what `body` refuses stores nothing.
  ///
  /// - Throws: what `body` throws; ``CloudFailure/keyReused(operation:key:)``,
  ///   ``CloudFailure/inProgress(operation:key:)``; ``CloudFailure``.
  func once<Response: Codable & Sendable>(
    _ write: WriteKey, in realm: CloudRealm,
    _ body: @escaping @Sendable (CloudLog) throws -> Response
  ) async throws -> WriteAnswer<Response> {
    let time = time
    return try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      let answers = StoredAnswers(log: log, device: write.device, now: time.now())
      try answers.begin(write.operation, write.key)
      if let known: Response = try answers.replay(write) {
        return WriteAnswer(response: known, isReplay: true)
      }
      let response = try body(log)
      try connection.pipeline([
        answers.forgetting,
        try answers.storing(response, write.operation, write.key, write.request),
      ])
      return WriteAnswer(response: response, isReplay: false)
    }
  }
}
