import Glibc

/// How long it took until what a key leads to was here.
public struct FrameTimes: Sendable {
  /// For how long nothing may come once the frame of a key is out. A frame is written at once, so
  /// that less would do; what comes later is drawn for something else: a clock that goes on, a
  /// header that tells how the sync is going.
  public static let gap: Duration = .milliseconds(2)

  /// Until the last byte of the key's own frame, before the first ``gap``.
  public let own: Duration
  /// Until the last byte of whatever came before it was quiet.
  public let all: Duration
}

extension PseudoTerminal {
  /// How long it took until the last byte of what the keys lead to was here.
  ///
  /// - Throws: as ``timeFrames(after:since:quiet:within:until:)``.
  public func timeFrame(
    after keys: [UInt8], since start: ContinuousClock.Instant? = nil,
    quiet: Duration = .milliseconds(10), within timeout: Duration = .seconds(20),
    until isWanted: (VirtualScreen) -> Bool = { _ in true }
  ) throws(PseudoTerminalFault) -> Duration {
    try timeFrames(after: keys, since: start, quiet: quiet, within: timeout, until: isWanted).all
  }

  /// Types keys and reads what they lead to; the screen is drawn only when all of it is here, so
  /// that drawing it holds nobody up.
  ///
  /// - Parameters:
  ///   - start: When to count from; the moment the keys are typed when it is not given.
  ///   - quiet: For how long nothing may come once a frame is out.
  ///   - isWanted: Whether this frame is the one that is waited for.
  /// - Returns: How long it took until the last byte was here.
  /// - Throws: ``PseudoTerminalFault`` with the screen, when the frame does not come in time.
  public func timeFrames(
    after keys: [UInt8], since start: ContinuousClock.Instant? = nil,
    quiet: Duration = .milliseconds(10), within timeout: Duration = .seconds(20),
    until isWanted: (VirtualScreen) -> Bool = { _ in true }
  ) throws(PseudoTerminalFault) -> FrameTimes {
    let start = start ?? .now
    var last = start
    var own: Duration?
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var frame: [UInt8] = []
    try write(keys)
    while true {
      if wait(for: POLLIN, within: frame.isEmpty ? timeout : quiet) != 0 {
        let count = Glibc.read(controller, &buffer, buffer.count)
        if count < 0, errno == EAGAIN || errno == EINTR { continue }
        let now = ContinuousClock.now
        if own == nil, !frame.isEmpty, now - last >= FrameTimes.gap { own = last - start }
        last = now
        guard count > 0 else { throw .timedOut("going on", screen: screen.text) }
        frame += buffer.prefix(count)
      } else if frame.isEmpty {
        throw .timedOut("drawing a frame", screen: screen.text)
      } else {
        take(frame)
        frame.removeAll(keepingCapacity: true)
        if isWanted(screen) { return FrameTimes(own: own ?? last - start, all: last - start) }
        own = nil
      }
    }
  }
}
