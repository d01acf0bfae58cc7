import Glibc

/// Who waits for the write gate, in the order they came.
///
/// `flock` lets in whoever asks at the right moment: a till that sells without a pause may pass
/// again and again before one that waits has woken up. So whoever waits draws a number and waits
/// for the one before: each holds a byte of the lock file, its number's, and the next waits for it.
/// Locks of bytes and of the whole file do not meet. Both go when their descriptor is closed or its
/// process dies, so nobody's end stops the queue, and it never does more than order: the lock of
/// the whole file is what keeps others out.
struct GateQueue {
  /// The byte whose holder draws a number.
  private static let counter: off_t = 0
  /// Numbers begin anew after so many.
  private static let size: Int64 = 100_000

  /// Of the lock file; nobody else's, for all locks of one descriptor are one.
  let descriptor: Int32

  /// Whether somebody is in the queue.
  var hasWaiters: Bool {
    var lock = Self.lock(F_WRLCK, from: 1, count: off_t(Self.size))
    guard fcntl(descriptor, Self.get, &lock) == 0 else { return false }
    return lock.l_type != Int16(F_UNLCK)
  }

  /// Takes a place and waits until all who came before have passed or gone. A disk or system that
  /// refuses means no order, not no passage.
  func waitForTurn() {
    guard take(Self.counter) else { return }
    var number: Int64 = 0
    let isDrawn = pread(descriptor, &number, 8, 0) >= 0
    number = isDrawn && number >= 0 && number < Self.size ? (number + 1) % Self.size : 0
    let isNoted = pwrite(descriptor, &number, 8, 0) == 8
    let place = off_t(number) + 1
    if isNoted { _ = take(place) }
    release(Self.counter)
    guard isNoted else { return }
    let before = off_t((number + Self.size - 1) % Self.size) + 1
    if take(before) { release(before) }
  }

  private func take(_ byte: off_t) -> Bool {
    var lock = Self.lock(F_WRLCK, from: byte, count: 1)
    while fcntl(descriptor, Self.setAndWait, &lock) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }

  private func release(_ byte: off_t) {
    var lock = Self.lock(F_UNLCK, from: byte, count: 1)
    _ = fcntl(descriptor, Self.set, &lock)
  }

  private static func lock(_ type: Int32, from start: off_t, count: off_t) -> flock {
    var lock = flock()
    (lock.l_type, lock.l_whence) = (Int16(type), Int16(SEEK_SET))
    (lock.l_start, lock.l_len) = (start, count)
    return lock
  }

  // Locks of an open file, which Swift does not see: those of a process would be lost as soon as
  // it closes any descriptor of the file.
  private static let get: Int32 = 36
  private static let set: Int32 = 37
  private static let setAndWait: Int32 = 38
}
