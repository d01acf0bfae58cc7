import Glibc

/// Waits for bytes from the keyboard, a signal, or somebody else's descriptor.
enum InputWait {
  struct Ready {
    var keyboard = false
    var signal = false
    var wake = false
  }

  /// - Parameter milliseconds: How long at most; forever when negative.
  static func wait(milliseconds: Int, signal: CInt, wake: CInt?) -> Ready {
    var descriptors = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)]
    descriptors.append(pollfd(fd: signal, events: Int16(POLLIN), revents: 0))
    descriptors.append(pollfd(fd: wake ?? -1, events: Int16(POLLIN), revents: 0))
    let timeout = CInt(clamping: max(-1, milliseconds))
    // Interrupted by a signal: its byte is in the pipe, so the descriptors are looked at again.
    var count = poll(&descriptors, nfds_t(descriptors.count), timeout)
    if count < 0, errno == EINTR { count = poll(&descriptors, nfds_t(descriptors.count), 0) }
    guard count > 0 else { return Ready() }
    return Ready(
      keyboard: descriptors[0].revents != 0, signal: descriptors[1].revents != 0,
      wake: descriptors[2].revents != 0)
  }

  /// Whether a key has been pressed within this time.
  static func isKeyboardReady(withinMilliseconds milliseconds: Int) -> Bool {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, CInt(clamping: milliseconds)) > 0
  }

  /// The most bytes that are read at once.
  /// What was typed far ahead is drawn now and then, and can be broken off in between.
  static let mostBytes = 64

  /// The bytes that are there; nil when the terminal is gone. Call it when there are some.
  static func keyboardBytes() -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: mostBytes) { buffer, filled in
      count = Glibc.read(STDIN_FILENO, buffer.baseAddress, mostBytes)
      filled = max(0, count)
    }
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    return count > 0 ? bytes : nil
  }
}
