/// One key press, whatever bytes the terminal sent for it.
public enum Key: Hashable, Sendable {
  /// A printable character; the space bar is `.character(" ")`.
  case character(Character)
  /// Enter, on the main block or on the number pad.
  case enter
  /// Escape.
  case escape
  /// Tab.
  case tab
  /// The arrow up.
  case up
  /// The arrow down.
  case down
  /// The arrow to the left.
  case left
  /// The arrow to the right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// Delete, which takes away what is under the cursor.
  case delete
  /// Backspace, which takes away what is before the cursor.
  case backspace
  /// A function key, 1 to 12.
  case function(Int)
  /// A key pressed with Ctrl, in lower case: `.control("z")` is Ctrl-Z.
  case control(Character)
}
