import Glibc

/// An open file, device or socket that never blocks for longer than it is told to.
final class Descriptor {
  private let number: Int32
  /// How long a printer may take to take more bytes, in milliseconds.
  static let patience: Int32 = 5000
  /// How long it may take to take all of them.
  static let wholePatience = Duration.seconds(20)

  /// Takes over an open descriptor, which never blocks from then on.
  init(_ number: Int32) {
    self.number = number
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
  }

  deinit { close(number) }

  /// Writes all of it.
  ///
  /// - Throws: ``PrinterFault``.
  func write(_ bytes: [UInt8]) throws(PrinterFault) {
    let end = ContinuousClock.now + Self.wholePatience
    var sent = 0
    while sent < bytes.count {
      guard ContinuousClock.now < end, wait(for: Int16(POLLOUT), Self.patience) else {
        throw PrinterFault("takes no more bytes")
      }
      let count = bytes[sent...].withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EAGAIN || errno == EINTR { continue }
        throw PrinterFault("gone: \(Self.reason())")
      }
      sent += count
    }
  }

  /// Reads up to `count` bytes, for at most so many milliseconds.
  ///
  /// - Throws: ``PrinterFault`` when the other side is gone.
  func read(_ count: Int, within milliseconds: Int) throws(PrinterFault) -> [UInt8] {
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(milliseconds)
    var bytes: [UInt8] = []
    while bytes.count < count {
      let left = max(0, (end - clock.now) / .milliseconds(1))
      guard wait(for: Int16(POLLIN), Int32(left.rounded(.up))) else { break }
      var portion = [UInt8](repeating: 0, count: count - bytes.count)
      let got = Glibc.read(number, &portion, portion.count)
      if got == 0 { throw PrinterFault("gone: it closed the connection") }
      if got < 0 {
        if errno == EAGAIN || errno == EINTR { continue }
        throw PrinterFault("gone: \(Self.reason())")
      }
      bytes += portion.prefix(got)
    }
    return bytes
  }

  /// Forces what was written to the disk.
  ///
  /// - Throws: ``PrinterFault``.
  func sync() throws(PrinterFault) {
    // Pipes and devices have nothing to force.
    if fsync(number) != 0, errno != EINVAL, errno != EROFS { throw PrinterFault(Self.reason()) }
  }

  /// Makes a serial line pass every byte on as it is, both ways: it would add line ends, and echo
  /// the printer's answers to the printer. Its speed stays as the system has set it.
  ///
  /// - Throws: ``PrinterFault``.
  func passBytesAsTheyAre() throws(PrinterFault) {
    var line = termios()
    guard tcgetattr(number, &line) == 0 else { return }  // No serial line.
    cfmakeraw(&line)
    guard tcsetattr(number, TCSANOW, &line) == 0 else { throw PrinterFault(Self.reason()) }
  }

  /// Whether it is ready within so many milliseconds.
  func wait(for events: Int16, _ milliseconds: Int32) -> Bool {
    var request = pollfd(fd: number, events: events, revents: 0)
    while true {
      let ready = poll(&request, 1, milliseconds)
      if ready >= 0 { return ready > 0 }
      guard errno == EINTR else { return false }
    }
  }

  /// The error a connect that did not block came to; 0 for none.
  var connectError: Int32 {
    var error: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(number, SOL_SOCKET, SO_ERROR, &error, &size)
    return error
  }

  /// What the system's last error is called.
  static func reason(_ error: Int32 = errno) -> String { String(cString: strerror(error)) }
}
