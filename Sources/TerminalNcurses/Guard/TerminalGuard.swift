import CNcursesW
import Glibc
import TerminalUI

/// Holds the process's signals and stderr while the terminal is in curses mode.
///
/// The only file that calls the `pos_guard_` functions: their state is private to the file that
/// calls them.
struct TerminalGuard: ~Copyable {
  /// Readable when a signal has come.
  let wakeDescriptor: CInt
  private let wakeEnd: CInt

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
    guard pos_guard_save_modes(STDIN_FILENO) != 0 else {
      let reason = errno
      for end in ends { close(end) }
      throw .system(operation: "the settings of the terminal", errno: reason)
    }
    (wakeDescriptor, wakeEnd) = (ends[0], ends[1])
    pos_guard_install(wakeEnd)
  }

  deinit {
    pos_guard_remove()
    close(wakeDescriptor)
    close(wakeEnd)
  }

  /// From here on a crash, or `exit` from anywhere, writes these bytes and brings back the line
  /// settings; stderr is held back until then where it would spoil the screen.
  borrowing func arm(restoringWith bytes: [UInt8]) {
    if isatty(STDERR_FILENO) == 1 {
      let file = pos_memory_file("stderr")
      if file >= 0 { pos_guard_capture(file) }
    }
    bytes.withUnsafeBytes { buffer in
      pos_guard_arm(buffer.assumingMemoryBound(to: CChar.self).baseAddress, buffer.count)
    }
  }

  /// Once curses has given the terminal back: the line settings as they were, and what was held
  /// back of stderr.
  borrowing func disarm() {
    pos_guard_disarm()
    pos_guard_restore_modes()
    pos_guard_release_stderr()
  }

  /// What signals have asked for since the last call.
  borrowing func takeRequests() -> (stop: Bool, resize: Bool) {
    var bytes = [UInt8](repeating: 0, count: 64)
    while Glibc.read(wakeDescriptor, &bytes, bytes.count) > 0 {}
    return (pos_guard_take_stop() != 0, pos_guard_take_resize() != 0)
  }
}
