import Synchronization

/// Lets one at a time do something, in the order they come; some may wait, and no more.
final class Turns: Sendable {
  private struct State {
    var isTaken = false
    var waiting: [CheckedContinuation<Bool, Never>] = []
  }

  private let most: Int
  private let state = Mutex(State())

  /// Turns that at most so many wait for.
  init(waiting most: Int) { self.most = most }

  /// Waits until it is one's turn; whoever has it must ``end()`` it.
  ///
  /// - Returns: whether it is; false at once where too many wait already.
  func begin() async -> Bool {
    await withCheckedContinuation { turn in
      let answer = state.withLock { state -> Bool? in
        guard state.isTaken else {
          state.isTaken = true
          return true
        }
        guard state.waiting.count < most else { return false }
        state.waiting.append(turn)
        return nil
      }
      if let answer { turn.resume(returning: answer) }
    }
  }

  /// Gives the turn to the next.
  func end() {
    let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      state.isTaken = !state.waiting.isEmpty
      return state.isTaken ? state.waiting.removeFirst() : nil
    }
    next?.resume(returning: true)
  }
}
