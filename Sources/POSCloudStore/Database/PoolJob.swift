import Synchronization

/// Something to be done with a connection, with exactly one end: it is run, or it is dropped.
final class PoolJob: Sendable {
  private struct Ends {
    var run: @Sendable (() throws -> Connection) -> (any Error)?
    var drop: @Sendable (any Error) -> Void
  }

  private enum State {
    case new
    case waiting(Ends)
    /// It was dropped before it was known what to do then.
    case dropped(any Error)
    case over
  }

  private let state = Mutex(State.new)

  /// Whether it was run or dropped.
  var isOver: Bool { state.withLock { if case .over = $0 { true } else { false } } }

  /// Says what its ends are; one that was dropped already ends at once.
  func set(
    run: @escaping @Sendable (() throws -> Connection) -> (any Error)?,
    drop: @escaping @Sendable (any Error) -> Void
  ) {
    let early: (any Error)? = state.withLock { state in
      if case .dropped(let error) = state {
        state = .over
        return error
      }
      state = .waiting(Ends(run: run, drop: drop))
      return nil
    }
    if let early { drop(early) }
  }

  /// Runs it, if it was not dropped.
  ///
  /// - Returns: what it failed with.
  func run(_ connection: () throws -> Connection) -> (any Error)? { take()?.run(connection) }

  /// Drops it, if it was not run.
  func drop(_ error: any Error) {
    let isNew = state.withLock { state in
      guard case .new = state else { return false }
      state = .dropped(error)
      return true
    }
    if !isNew { take()?.drop(error) }
  }

  private func take() -> Ends? {
    state.withLock { state in
      guard case .waiting(let ends) = state else { return nil }
      state = .over
      return ends
    }
  }
}
