import Glibc
public import TerminalUI

/// A program that runs in a terminal of its own, and the screen it draws.
///
/// Nothing here sleeps: every wait is a poll that ends when the program has written something.
public final class PseudoTerminal {
  /// What the program has drawn so far.
  public private(set) var screen: VirtualScreen
  /// Every byte it has written so far.
  public private(set) var transcript: [UInt8] = []
  /// The line settings before the program started.
  public let initialSettings: LineSettings

  let controller: CInt
  private var process: pid_t = -1
  private var status: ExitStatus?

  /// Starts a program as the leader of a session on a new terminal.
  /// - Parameter environment: The whole of it; nothing is inherited.
  /// - Throws: ``PseudoTerminalFault``; nothing runs then.
  public init(
    executable: String, arguments: [String] = [], environment: [String: String],
    size: Size = .smallest
  ) throws(PseudoTerminalFault) {
    let device = try TerminalDevice.open(size: size)
    controller = device.controller
    screen = VirtualScreen(size: size)
    initialSettings = LineSettings(of: controller)
    process = try ProcessStart.spawn(
      executable, arguments: arguments, environment: environment, on: device.path)
  }

  deinit {
    if process > 0, status == nil {
      Glibc.kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(controller)
  }

  /// The program's process.
  public var processID: Int32 { process }

  /// The line settings now.
  public var settings: LineSettings { LineSettings(of: controller) }

  /// Types text. Output that comes meanwhile is read, so neither side blocks the other.
  ///
  /// - Throws: ``PseudoTerminalFault`` when the program takes nothing for 20 seconds.
  public func write(_ text: String) throws(PseudoTerminalFault) {
    try write(Array(text.utf8))
  }

  /// Sends bytes as a keyboard would.
  ///
  /// - Throws: ``PseudoTerminalFault`` when the program takes nothing for 20 seconds.
  public func write(_ bytes: [UInt8]) throws(PseudoTerminalFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let events = wait(for: POLLIN | POLLOUT, within: .seconds(20))
      if events & POLLIN != 0 { receive() }
      if events & POLLOUT != 0 {
        let count = rest.withUnsafeBytes { Glibc.write(controller, $0.baseAddress, $0.count) }
        if count > 0 { rest.removeFirst(count) }
      }
      if events & (POLLIN | POLLOUT) == 0 { throw .timedOut("taking a key", screen: screen.text) }
    }
  }

  /// Reads what the program has written, waiting for it at most this long.
  ///
  /// - Returns: False when nothing came, or the program has closed its terminal.
  @discardableResult
  public func readAvailable(within timeout: Duration) -> Bool {
    wait(for: POLLIN, within: timeout) != 0 && receive()
  }

  /// Reads until the screen is as wanted.
  ///
  /// - Throws: ``PseudoTerminalFault`` with the screen, when that has not come in time.
  public func read(
    until isWanted: (VirtualScreen) -> Bool, within timeout: Duration = .seconds(20)
  ) throws(PseudoTerminalFault) {
    let deadline = ContinuousClock.now + timeout
    while !isWanted(screen) {
      guard readAvailable(within: deadline - .now) else {
        throw .timedOut("drawing what was wanted", screen: screen.text)
      }
    }
  }

  /// Reads until this text is on the screen.
  ///
  /// - Throws: ``PseudoTerminalFault`` with the screen, when that has not come in time.
  public func read(
    untilShown text: String, within timeout: Duration = .seconds(20)
  ) throws(PseudoTerminalFault) {
    try read(until: { $0.text.contains(text) }, within: timeout)
  }

  /// Gives the terminal another size, of which the program gets a signal.
  public func resize(_ size: Size) {
    TerminalDevice.setSize(size, of: controller)
    screen.resize(size)
  }

  /// Sends the program a signal.
  public func kill(_ signal: CInt) {
    if status == nil { Glibc.kill(process, signal) }
  }

  /// Reads until the program has ended and gives how it did.
  ///
  /// - Throws: ``PseudoTerminalFault`` with the screen, when it goes on for longer than that.
  @discardableResult
  public func waitForExit(
    within timeout: Duration = .seconds(20)
  ) throws(PseudoTerminalFault) -> ExitStatus {
    if let status { return status }
    let deadline = ContinuousClock.now + timeout
    while wait(for: POLLIN, within: deadline - .now) != 0 {
      guard receive() else {
        // Its terminal is closed, which the system does when it ends a process.
        var code: CInt = 0
        waitpid(process, &code, 0)
        let ended = ExitStatus(waitCode: code)
        status = ended
        return ended
      }
    }
    throw .timedOut("ending", screen: screen.text)
  }

  /// - Returns: False when the program has closed its terminal.
  @discardableResult
  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(controller, &buffer, buffer.count)
    if count < 0, errno == EAGAIN || errno == EINTR { return true }
    guard count > 0 else { return false }
    take(buffer.prefix(count))
    return true
  }

  /// Notes and draws what the program has written.
  func take(_ bytes: some Collection<UInt8>) {
    transcript += bytes
    screen.feed(bytes)
  }

  /// The events that have come, counting the end of the terminal as input; 0 when the time is up.
  func wait(for events: CInt, within timeout: Duration) -> CInt {
    var descriptor = pollfd(fd: controller, events: Int16(events), revents: 0)
    let deadline = ContinuousClock.now + timeout
    while true {
      let left = max(.zero, deadline - .now)
      let milliseconds =
        left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
      let count = poll(&descriptor, 1, CInt(clamping: milliseconds))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return 0 }
      let seen = CInt(descriptor.revents)
      return seen & (POLLHUP | POLLERR) != 0 ? seen | POLLIN : seen
    }
  }
}
