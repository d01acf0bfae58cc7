public import TerminalUI

/// What can come from the terminal, in the order it came.
public enum TerminalInput: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The terminal has a new size; the next frame is drawn whole.
  case resized(Size)
  /// The terminal is gone, or somebody asked the program to end (SIGTERM, SIGHUP, SIGINT).
  case hangup
  /// The wake descriptor is readable. It stays so until its owner reads from it.
  case woken
}
