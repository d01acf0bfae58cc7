import GRDB
public import POSModel
public import POSTables
import POSWire

/// What a command led to.
public struct Granted<Wish: Command>: Sendable {
  /// The answer; for a command that was granted before, the same as then.
  public let response: Wish.Response
  /// The aggregate as it stands after it.
  public let subject: Wish.Subject
  /// Whether it had been granted before.
  public let isReplay: Bool
  /// The places of its events in this store's own order of arrival; none when it had been granted
  /// before.
  public let arrivals: Range<Int64>
}

extension Store {
  /// How long a stored response is kept.
  static let responseLife: Int64 = 24 * 3_600_000

  /// Grants or refuses a wish, in one transaction.
  ///
  /// Asking again with the same key gives the stored response and changes nothing, also when the
  /// stored response is long gone: the effect's own events answer then.
  ///
  /// - Throws: the command's `Denial` when a rule says no; ``StoreFailure`` when the machine could
  ///   not, ``StoreFailure/keyReused(operation:key:)`` when the key was another request's. Nothing
  ///   is stored then; ask again with the same key.
  @discardableResult
  public func perform<Wish: Command>(_ command: Wish) throws -> Granted<Wish>
  where Wish.Subject: Tabulated {
    guard let granted = try perform(all: [command]).first else {
      preconditionFailure("a wish has an answer")
    }
    return granted
  }

  /// Grants two wishes in one transaction, or neither: what the second wants may be there only by
  /// the first.
  ///
  /// - Throws: as ``perform(_:)``, for the first that is refused.
  public func perform<First: Command, Second: Command>(
    _ first: First, then second: Second
  ) throws -> (Granted<First>, Granted<Second>)
  where First.Subject: Tabulated, Second.Subject: Tabulated {
    let requests = (
      try CommandTransaction.request(of: first), try CommandTransaction.request(of: second)
    )
    return try writing { log, working in
      let transaction = CommandTransaction(log: log, now: time.now(), time: time)
      return (
        try transaction.run(first, request: requests.0, &working),
        try transaction.run(second, request: requests.1, &working)
      )
    }
  }

  /// Grants all wishes in one transaction, or none.
  ///
  /// - Throws: as ``perform(_:)``, for the first that is refused.
  @discardableResult
  public func perform<Wish: Command>(all commands: [Wish]) throws -> [Granted<Wish>]
  where Wish.Subject: Tabulated {
    // Before the gate, so that nobody waits for it.
    let requests = try commands.map { try CommandTransaction.request(of: $0) }
    return try writing { log, working in
      let granted = try zip(commands, requests).map { command, request in
        let transaction = CommandTransaction(log: log, now: time.now(), time: time)
        return try transaction.run(command, request: request, &working)
      }
      if Wish.Subject.self == Setting.self { working.rules = nil }
      return granted
    }
  }
}
