/// Breaks a text into lines between its words.
enum TextBreaking {
  /// The text in lines of at most `width` columns; one empty line for an empty text.
  ///
  /// A text that fits keeps its blanks, so that templates may align with them. The lines after the
  /// first are indented as it is. A word longer than a line is cut. Blanks at the end are left out,
  /// but where they show: as many stay as fit.
  static func lines(of text: String, width: Int, keepsBlanksAtEnd: Bool = false) -> [String] {
    let whole = Substring(String(text.map(\.orBlankForControl)))
    var rest = whole.withoutBlanksAtEnd
    let blanks = whole.count - rest.count
    // No more than half of the line, so that there is room for the text.
    let indent = String(repeating: " ", count: min(rest.prefix { $0 == " " }.count, width / 2))
    rest = rest.drop { $0 == " " }
    var lines: [String] = []
    repeat {
      let head = head(of: rest, width: width - indent.count)
      lines.append(head.isEmpty ? "" : indent + head.withoutBlanksAtEnd)
      rest = rest[head.endIndex...].drop { $0 == " " }
    } while !rest.isEmpty
    if keepsBlanksAtEnd, let last = lines.popLast() {
      let room = max(0, width - PaperWidth.of(last))
      lines.append(last + String(repeating: " ", count: min(blanks, room)))
    }
    return lines
  }

  /// As many words from the front as fit, or as much of the first.
  private static func head(of text: Substring, width: Int) -> Substring {
    var used = 0
    var end = text.startIndex
    var lastBlank: Substring.Index?
    while end < text.endIndex {
      let character = text[end]
      used += PaperWidth.of(character)
      if character == " " { lastBlank = end }
      if used > width { break }
      end = text.index(after: end)
    }
    if end == text.endIndex { return text }
    if let lastBlank { return text[..<lastBlank] }
    // Even a character wider than the paper has to go somewhere.
    return end == text.startIndex ? text.prefix(1) : text[..<end]
  }
}

extension Substring {
  /// Without the blanks after its last word.
  var withoutBlanksAtEnd: Substring {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
