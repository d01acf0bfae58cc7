/// Text among the signs of the markup: `\@`, `\|` and `\\` stand for themselves.
enum MarkupEscape {
  private static let signs: Set<Character> = ["@", "|", "\\"]

  /// The text with a backslash before each sign; a control character becomes a blank, so that a
  /// value never begins a line of its own.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.map(\.orBlankForControl) {
      if signs.contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// The text that was meant; a backslash before anything but a sign is a backslash.
  static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.first, signs.contains(next) {
        result.append(next)
        rest.removeFirst()
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// Where the first `|` stands that no backslash protects.
  static func firstBar(in text: Substring) -> Substring.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == "|" { return index }
      let next = text.index(after: index)
      let isEscape = text[index] == "\\" && next < text.endIndex && signs.contains(text[next])
      index = isEscape ? text.index(after: next) : next
    }
    return nil
  }
}
