import CNcursesW
import Glibc
import TerminalUI

/// Holds the process's signals and stderr while the terminal is in curses mode.
struct TerminalGuard: ~Copyable {
  /// Readable when a signal has come.
  let wakeDescriptor: CInt
  private let wakeEnd: CInt
  private let state: UnsafeMutablePointer<pos_guard>

  /// Takes the signals over and keeps the line settings of standard input.
  ///
  /// - Throws: ``TerminalFault``; nothing has been changed then.
  init() throws(TerminalFault) {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(operation: "a pipe", errno: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    guard let state = pos_guard_install(STDIN_FILENO, ends[1]) else {
      let reason = errno
      for end in ends { close(end) }
      throw .system(operation: "the settings of the terminal", errno: reason)
    }
    (wakeDescriptor, wakeEnd, self.state) = (ends[0], ends[1], state)
  }

  deinit {
    pos_guard_remove(state)
    close(wakeDescriptor)
    close(wakeEnd)
  }

  /// From here on a crash, or `exit` from anywhere, writes these bytes and brings back the line
  /// settings; stderr is held back until then where it would spoil the screen.
  borrowing func arm(restoringWith bytes: [UInt8]) {
    if isatty(STDERR_FILENO) == 1 {
      let file = pos_memory_file("stderr")
      if file >= 0 { pos_guard_capture(state, file) }
    }
    bytes.withUnsafeBytes { buffer in
      pos_guard_arm(state, buffer.assumingMemoryBound(to: CChar.self).baseAddress, buffer.count)
    }
  }

  /// Once curses has given the terminal back: the line settings as they were, and what was held
  /// back of stderr.
  borrowing func disarm() {
    pos_guard_disarm(state)
    pos_guard_restore_modes(state)
    pos_guard_release_stderr(state)
  }

  /// What signals have asked for since the last call.
  borrowing func takeRequests() -> (stop: Bool, resize: Bool) {
    var bytes = [UInt8](repeating: 0, count: 64)
    while Glibc.read(wakeDescriptor, &bytes, bytes.count) > 0 {}
    return (pos_guard_take_stop(state) != 0, pos_guard_take_resize(state) != 0)
  }
}
