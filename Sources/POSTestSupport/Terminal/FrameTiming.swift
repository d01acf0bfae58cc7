import Foundation
import Glibc

/// How long it took until what a key leads to was here.
public struct FrameTimes: Sendable {
  /// For how long nothing may come once the frame of a key is out, and the program waits for what
  /// is next. What comes later is drawn for something else: a clock that goes on, a header that
  /// tells how the sync is going.
  ///
  /// Waiting has to be seen: curses writes a large frame in several parts, and a program that
  /// others keep from the processor between two of them is not done.
  public static let gap: Duration = .milliseconds(2)

  /// Until the last byte of the key's own frame, before the first ``gap`` at whose end the program
  /// waits.
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
      let patience = frame.isEmpty ? timeout : own == nil ? FrameTimes.gap : quiet
      if wait(for: POLLIN, within: patience) != 0 {
        let count = Glibc.read(controller, &buffer, buffer.count)
        if count < 0, errno == EAGAIN || errno == EINTR { continue }
        last = .now
        guard count > 0 else { throw .timedOut("going on", screen: screen.text) }
        frame += buffer.prefix(count)
      } else if frame.isEmpty {
        throw .timedOut("drawing a frame", screen: screen.text)
      } else {
        let silence = ContinuousClock.now - last
        if own == nil, silence >= FrameTimes.gap, isWaiting { own = last - start }
        guard silence >= quiet else { continue }
        take(frame)
        frame.removeAll(keepingCapacity: true)
        if isWanted(screen) { return FrameTimes(own: own ?? last - start, all: last - start) }
        own = nil
      }
    }
  }

  /// Whether the program's first thread, which draws, waits for something; false while it runs, or
  /// would if it were let.
  private var isWaiting: Bool {
    let path = "/proc/\(processID)/stat"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),  // It may have ended.
      let name = text.lastIndex(of: ")")
    else { return true }
    return text[name...].dropFirst(2).first == "S"
  }
}
