/// Why a program in a terminal could not be tested.
public enum PseudoTerminalFault: Error, CustomStringConvertible {
  /// The system refused something.
  case system(String, errno: Int32)
  /// The program did not do in time what was waited for; with what it shows.
  case timedOut(String, screen: String)

  /// What happened, and the screen.
  public var description: String {
    switch self {
    case .system(let operation, let errno): "\(operation) was refused (errno \(errno))"
    case .timedOut(let wait, let screen): "timed out: \(wait)\n\(screen)"
    }
  }
}
