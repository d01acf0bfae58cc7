import POSModel
import Synchronization

/// Makes ids and secrets for whoever asks, from any thread.
final class Chance: Sendable {
  private struct State {
    var ids: IDSource
    var random: any RandomNumberGenerator & Sendable
  }

  private let state: Mutex<State>

  /// Draws its random bits from `random`.
  init(_ random: any RandomNumberGenerator & Sendable) {
    state = Mutex(State(ids: IDSource(random: random), random: random))
  }

  /// The next id, stamped with `now`.
  func id(at now: Instant) -> String {
    state.withLock { state in
      let id: ID<Chance> = state.ids.next(at: now)
      return id.rawValue
    }
  }

  /// 256 bits that nobody can guess, in hex.
  func secret() -> String {
    state.withLock { state in
      (0..<4).map { _ in
        let digits = String(state.random.next() as UInt64, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
      }.joined()
    }
  }
}
