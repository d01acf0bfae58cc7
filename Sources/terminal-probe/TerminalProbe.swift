import Glibc
import TerminalNcurses
import TerminalUI

/// Draws a test frame and names the keys it reads, so that the terminal can be tested, and looked
/// at, with nothing of the till around it.
@main
struct TerminalProbe {
  private var log: [String] = []
  private let bell = Bell()
  private var notice = "Ctrl-Q leaves"

  static func main() {
    do {
      var probe = TerminalProbe()
      try probe.run()
      print("keys:", probe.log.joined(separator: " "))
      print(probe.notice)
    } catch {
      print(error)
      exit(2)
    }
  }

  /// - Throws: `TerminalFault` when there is no terminal to draw on.
  private mutating func run() throws(TerminalFault) {
    var terminal = try NcursesTerminal()
    while true {
      terminal.present(ProbeFrame.surface(size: terminal.size, log: log, notice: notice))
      for input in terminal.read(timeoutMilliseconds: -1, wakeDescriptor: bell.descriptor) {
        switch input {
        case .key(.control("q")): return
        case .key(let key): react(to: key, &terminal)
        case .resized(let size): notice = "resized to \(size)"
        case .hangup:
          notice = "hung up in order"
          return
        case .woken:
          bell.silence()
          notice = "woken"
        }
      }
    }
  }

  private mutating func react(to key: Key, _ terminal: inout NcursesTerminal) {
    log.append(key.name)
    switch key {
    case .control("t"): precondition(log.isEmpty, "the probe was asked to break")
    case .control("g"): raise(SIGSEGV)
    case .control("x"): exit(3)
    case .control("e"):
      _ = "a note on stderr\n".withCString { write(STDERR_FILENO, $0, strlen($0)) }
    case .control("w"): bell.ring()
    case .control("p"): notice = FrameTiming.measure(on: &terminal)
    default: break
    }
  }
}
