import Dispatch
import Synchronization

/// Proves passwords, one after the other, on a thread of its own: each takes a tenth of a second of
/// work, which the threads that answer tills must not do.
final class PasswordDesk: Sendable {
  /// The most that wait; whoever comes then is told when to come again.
  private static let mostWaiting = 32

  private let queue = DispatchQueue(label: "pos-cloud.passwords")
  private let waiting = Mutex(0)

  /// Whether `hash` was made of this password.
  ///
  /// - Throws: ``CloudFailure/full(retryAfterSeconds:)`` when too many wait;
  ///   ``CloudFailure/database(_:)`` when libcrypt refuses the hash's form.
  func proves(_ password: String, _ hash: String?) async throws -> Bool {
    let hasRoom = waiting.withLock { waiting in
      guard waiting < Self.mostWaiting else { return false }
      waiting += 1
      return true
    }
    guard hasRoom else { throw CloudFailure.full(retryAfterSeconds: 5) }
    defer { waiting.withLock { $0 -= 1 } }
    return try await withCheckedThrowingContinuation { answer in
      queue.async { answer.resume(with: Result { try PasswordVault.proves(password, hash) }) }
    }
  }
}
