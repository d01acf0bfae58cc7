/// Makes text fit a number of cells.
public enum TextFit {
  /// The text, or as much of it as fits with a `…` after it.
  public static func truncated(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    guard CellWidth.of(text) > width else { return text }
    return prefix(of: text, width: width - 1) + "…"
  }

  /// The text, cut or followed by blanks so that it takes exactly `width` cells.
  public static func padded(_ text: String, to width: Int) -> String {
    let fitting = truncated(text, to: width)
    return fitting + blanks(width - CellWidth.of(fitting))
  }

  /// The text, cut or led by blanks so that it takes exactly `width` cells.
  public static func rightAligned(_ text: String, to width: Int) -> String {
    let fitting = truncated(text, to: width)
    return blanks(width - CellWidth.of(fitting)) + fitting
  }

  /// The text, cut or with blanks on both sides so that it takes exactly `width` cells.
  public static func centered(_ text: String, to width: Int) -> String {
    let fitting = truncated(text, to: width)
    let spare = max(0, width - CellWidth.of(fitting))
    return blanks(spare / 2) + fitting + blanks(spare - spare / 2)
  }

  /// The text in lines of at most `width` cells, broken at blanks where there are any; those below
  /// the first begin with `hanging` blanks.
  ///
  /// Line breaks in the text stay; a word longer than a line is broken. Empty for a width below 1.
  public static func wrapped(_ text: String, to width: Int, hanging: Int = 0) -> [String] {
    guard width > 0 else { return [] }
    // A line has room for a wide character at least, where the first has.
    let indent = blanks(min(hanging, width - 2))
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { wrappedLine($0, to: width, indent: indent) }
  }

  private static func wrappedLine(_ line: Substring, to width: Int, indent: String) -> [String] {
    var lines: [String] = []
    var current = ""
    var hasWord = false
    for word in line.split(separator: " ") {
      var rest = String(word)
      if hasWord {
        let room = width - CellWidth.of(current) - 1
        let wide = CellWidth.of(rest)
        if wide <= room {
          current += " \(rest)"
          continue
        }
        // A word that has to be broken begins here.
        let head = wide > width - indent.count ? prefix(of: rest, width: max(0, room)) : ""
        lines.append(head.isEmpty ? current : "\(current) \(head)")
        rest.removeFirst(head.count)
        current = indent
      }
      while CellWidth.of(current) + CellWidth.of(rest) > width {
        // A wide character in a column of one cell still has to go somewhere.
        let head = prefix(of: rest, width: width - CellWidth.of(current))
        let piece = head.isEmpty ? String(rest.prefix(1)) : head
        lines.append(current + piece)
        rest.removeFirst(piece.count)
        current = indent
        if CellWidth.of(rest) == 0 { break }
      }
      current += rest
      hasWord = !rest.isEmpty
    }
    if hasWord || lines.isEmpty { lines.append(current) }
    return lines
  }

  private static func prefix(of text: String, width: Int) -> String {
    if CellWidth.areAllSimple(text.unicodeScalars) {
      return String(text.unicodeScalars.prefix(width))
    }
    var used = 0
    var end = text.startIndex
    for index in text.indices {
      used += CellWidth.of(text[index])
      guard used <= width else { break }
      end = text.index(after: index)
    }
    return String(text[..<end])
  }

  private static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
