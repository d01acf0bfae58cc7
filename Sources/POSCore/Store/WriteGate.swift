import Dispatch
import Foundation
import Glibc
import Synchronization

/// The one door for writes: an `flock` beside the store, taken before `BEGIN IMMEDIATE`.
///
/// SQLite's own busy handler starves a writer for seconds under load; waiting in the kernel does
/// not, and who waits passes in the order of coming (``GateQueue``). It also keeps two connections
/// from writing or checkpointing at one instant, which is what triggers the WAL-reset bug of SQLite
/// 3.7.0 to 3.51.2. Within a process, one connection writes.
final class WriteGate: Sendable {
  /// How long anybody waits before the cashier is told: a till that was stopped while it wrote must
  /// not hold up the others for ever.
  static let patience = Duration.seconds(10)
  /// How long anybody waits in the queue before asking past it: a till that was stopped while it
  /// waited must not hold up those behind it.
  static let turnPatience = Duration.seconds(1)

  private let descriptor: Int32
  private let path: String
  private let patience: Duration
  private let turnPatience: Duration
  private let longest = Mutex<Duration>(.zero)

  /// Opens the lock file, making it where it is missing.
  ///
  /// - Throws: ``StoreFailure`` when the disk refuses.
  init(
    path: String, patience: Duration = WriteGate.patience,
    turnPatience: Duration = WriteGate.turnPatience
  ) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreFailure(errno: errno, path: path) }
    (self.path, self.patience, self.turnPatience) = (path, patience, turnPatience)
  }

  deinit { close(descriptor) }

  /// The longest anybody waited at this gate since the process began.
  var longestWait: Duration { longest.withLock { $0 } }

  /// Runs `body` while no other process writes.
  ///
  /// - Throws: what `body` throws; ``StoreFailure/busy(_:)`` when the gate stays shut for too long,
  ///   ``StoreFailure/gone(_:)`` when the lock file was replaced.
  func pass<T>(_ body: () throws -> T) throws -> T {
    if !GateQueue(descriptor: descriptor).hasWaiters, flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
      defer { flock(descriptor, LOCK_UN) }
      return try run(body)
    }
    let clock = ContinuousClock()
    let began = clock.now
    let lock = try waitForLock()
    // Closing what holds the lock lets go of it.
    defer { close(lock) }
    let waited = clock.now - began
    longest.withLock { $0 = max($0, waited) }
    return try run(body)
  }

  /// Runs `body` behind the gate, if it still is the gate.
  ///
  /// - Throws: what `body` throws; ``StoreFailure/gone(_:)``.
  private func run<T>(_ body: () throws -> T) throws -> T {
    // Behind a lock file that was replaced, somebody else writes at the same time.
    guard FileIdentity(path: path) == FileIdentity(descriptor: descriptor) else {
      throw StoreFailure.gone(path)
    }
    return try body()
  }

  /// A descriptor that holds the lock.
  ///
  /// - Throws: ``StoreFailure/busy(_:)`` when it is not to be had in time.
  private func waitForLock() throws -> Int32 {
    let wait = LockWait()
    try ask(for: wait, inTurn: true)
    if let lock = wait.lock(within: min(turnPatience, patience)) { return lock }
    if patience > turnPatience {
      try ask(for: wait, inTurn: false)
      if let lock = wait.lock(within: patience - turnPatience) { return lock }
    }
    guard let lock = wait.giveUp() else { throw StoreFailure.busy(path) }
    return lock
  }

  /// Begins to wait for the lock, in the queue or past it.
  ///
  /// - Throws: ``StoreFailure`` when the lock file cannot be opened.
  private func ask(for wait: LockWait, inTurn: Bool) throws {
    // One of its own for each wait: a wait that was given up must not let go of another's lock.
    let lock = open(path, O_RDWR | O_CLOEXEC)
    guard lock >= 0 else { throw StoreFailure.busy(path) }
    // A thread of its own waits in the kernel, which no busy loop could do as fairly, so that who
    // asked may give up meanwhile. Threads of a pool would be used up by waits that were given up.
    Thread.detachNewThread {
      if inTurn { GateQueue(descriptor: lock).waitForTurn() }
      var isHeld = flock(lock, LOCK_EX) == 0
      while !isHeld, errno == EINTR { isHeld = flock(lock, LOCK_EX) == 0 }
      // A lock the kernel will not give is one that does not come in time.
      if !isHeld || !wait.arrive(with: lock) { close(lock) }
    }
  }
}

/// A wait for a lock, with exactly one end: it came, or it was given up.
private final class LockWait: Sendable {
  private enum State {
    case waiting
    case came(Int32)
    case givenUp
  }

  private let state = Mutex(State.waiting)
  private let signal = DispatchSemaphore(value: 0)

  /// The lock came; false when nobody waits for it any more, or another came before.
  func arrive(with lock: Int32) -> Bool {
    let isWanted = state.withLock { state in
      guard case .waiting = state else { return false }
      state = .came(lock)
      return true
    }
    if isWanted { signal.signal() }
    return isWanted
  }

  /// The lock that came; nil when none did in time.
  func lock(within patience: Duration) -> Int32? {
    let (seconds, attoseconds) = patience.components
    let deadline = DispatchTime.now() + Double(seconds) + Double(attoseconds) / 1e18
    guard signal.wait(timeout: deadline) == .success else { return nil }
    return state.withLock { state in if case .came(let lock) = state { lock } else { nil } }
  }

  /// Ends the wait.
  ///
  /// - Returns: The lock, where it came at the last moment.
  func giveUp() -> Int32? {
    state.withLock { state in
      if case .came(let lock) = state { return lock }
      state = .givenUp
      return nil
    }
  }
}
