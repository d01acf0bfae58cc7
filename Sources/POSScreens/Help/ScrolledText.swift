import TerminalUI

/// A text over whatever the window shows, until a key closes it.
extension Scroll {
  /// Takes a key: where there is more than the window shows, arrows scroll; any other closes it,
  /// and all but `closing` count then.
  /// - Parameters:
  ///   - count: How many rows the text has.
  ///   - height: How many of them the window shows.
  mutating func press(
    _ key: Key, count: Int, height: Int, closedBy closing: Key...
  ) -> HelpScreen.Answer {
    if count > height, press(key, count: count, height: height) { return .stay }
    return closing.contains(key) ? .close : .passOn
  }

  /// The keys that work then.
  static func keys(count: Int, height: Int) -> [(key: String, label: String)] {
    count > height
      ? [("↑ ↓", "Scroll"), ("any other key", "closes it")] : [("any key", "closes it")]
  }
}
