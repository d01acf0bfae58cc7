import HTTPTypes
import Synchronization

/// How many streams each device has open on this copy of the server: each holds a connection and
/// some memory, and a device has few screens.
final class OpenStreams: Sendable {
  private let most: Int
  private let counts = Mutex<[String: Int]>([:])

  /// So many of a device at once.
  init(most: Int) { self.most = most }

  /// Looks whether a device may open one more.
  ///
  /// - Throws: ``APIError``: 429 when it has the most already.
  func guardRoom(for caller: Caller) throws(APIError) {
    guard counts.withLock({ $0[caller.name, default: 0] }) >= most else { return }
    throw APIError(
      status: .tooManyRequests, code: "too_many_streams",
      message: "This device has \(most) streams open. Close one first.",
      headers: [.retryAfter: "5"])
  }

  /// Counts one that begins.
  ///
  /// - Returns: whether there was room; if so, it must be told when it ends.
  func begin(for caller: Caller) -> Bool {
    counts.withLock { counts in
      guard counts[caller.name, default: 0] < most else { return false }
      counts[caller.name, default: 0] += 1
      return true
    }
  }

  /// One has ended.
  func end(for caller: Caller) {
    counts.withLock { counts in
      let left = counts[caller.name, default: 0] - 1
      counts[caller.name] = left > 0 ? left : nil
    }
  }
}
