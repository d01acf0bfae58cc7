/// Why the terminal cannot be used full-screen. The text is a sentence for the person at it.
public enum TerminalFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// The system has no description of this terminal type.
  case unknownType(String)
  /// The terminal cannot move its cursor.
  case tooSimple(String)
  /// The system refused a pipe or the settings of the terminal.
  case system(operation: String, errno: Int32)

  /// A sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .notATerminal:
      "Standard input and output have to be a terminal."
    case .unknownType(let type):
      "The terminal type \"\(type)\" is not known here. Set TERM, for example to xterm-256color."
    case .tooSimple(let type):
      "The terminal type \"\(type)\" cannot move its cursor. Set TERM, for example to vt100."
    case .system(let operation, let errno):
      "The system refused \(operation) (errno \(errno))."
    }
  }
}
