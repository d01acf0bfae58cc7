import Glibc
import Synchronization

/// The one door for writes: an `flock` beside the store, taken before `BEGIN IMMEDIATE`.
///
/// SQLite's own busy handler starves a writer for seconds under load; waiting in the kernel does
/// not. It also keeps two connections from writing or checkpointing at one instant, which is what
/// triggers the WAL-reset bug of SQLite 3.7.0 to 3.51.2. Within a process, one connection writes.
final class WriteGate: Sendable {
  private let descriptor: Int32
  private let path: String
  private let longest = Mutex<Duration>(.zero)

  /// Opens the lock file, making it where it is missing.
  ///
  /// - Throws: ``StoreFailure`` when the disk refuses.
  init(path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreFailure(errno: errno, path: path) }
    self.path = path
  }

  deinit { close(descriptor) }

  /// The longest anybody waited at this gate since the process began.
  var longestWait: Duration { longest.withLock { $0 } }

  /// Runs `body` while no other process writes; waits for as long as it takes.
  ///
  /// - Throws: what `body` throws, or ``StoreFailure`` when the lock cannot be taken.
  func pass<T>(_ body: () throws -> T) throws -> T {
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let clock = ContinuousClock()
      let began = clock.now
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else { throw StoreFailure(errno: errno, path: path) }
      }
      let waited = clock.now - began
      longest.withLock { $0 = max($0, waited) }
    }
    defer { flock(descriptor, LOCK_UN) }
    // Behind a lock file that was replaced, somebody else writes at the same time.
    guard FileIdentity(path: path) == FileIdentity(descriptor: descriptor) else {
      throw StoreFailure.gone(path)
    }
    return try body()
  }
}
