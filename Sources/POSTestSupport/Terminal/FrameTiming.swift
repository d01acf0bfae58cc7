import Glibc

extension PseudoTerminal {
  /// Types keys and reads what they lead to; the screen is drawn only when all of it is here, so
  /// that drawing it holds nobody up.
  ///
  /// - Parameters:
  ///   - start: When to count from; the moment the keys are typed when it is not given.
  ///   - quiet: For how long nothing may come once a frame is out.
  ///   - isWanted: Whether this frame is the one that is waited for.
  /// - Returns: How long it took until the last byte of the frame was here.
  /// - Throws: ``PseudoTerminalFault`` with the screen, when the frame does not come in time.
  public func timeFrame(
    after keys: [UInt8], since start: ContinuousClock.Instant? = nil,
    quiet: Duration = .milliseconds(10), within timeout: Duration = .seconds(20),
    until isWanted: (VirtualScreen) -> Bool = { _ in true }
  ) throws(PseudoTerminalFault) -> Duration {
    let start = start ?? .now
    var last = start
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var frame: [UInt8] = []
    try write(keys)
    while true {
      if wait(for: POLLIN, within: frame.isEmpty ? timeout : quiet) != 0 {
        let count = Glibc.read(controller, &buffer, buffer.count)
        if count < 0, errno == EAGAIN || errno == EINTR { continue }
        last = .now
        guard count > 0 else { throw .timedOut("going on", screen: screen.text) }
        frame += buffer.prefix(count)
      } else if frame.isEmpty {
        throw .timedOut("drawing a frame", screen: screen.text)
      } else {
        take(frame)
        frame.removeAll(keepingCapacity: true)
        if isWanted(screen) { return last - start }
      }
    }
  }
}
