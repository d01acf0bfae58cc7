/// Remembers which line of which template a line of markup came from.
///
/// Mustache says nothing about that. So each line of a template that has an `@` is marked before it
/// is rendered, in characters that no text has, and the marks are taken off afterwards.
enum LineMark {
  /// Where a line of markup came from.
  struct Origin: Equatable {
    let file: String
    let line: Int
  }

  // Of a private plane: no font has them, so no one can type them.
  private static let start: Character = "\u{F0000}"
  private static let middle: Character = "\u{F0001}"
  private static let end: Character = "\u{F0002}"

  /// Whether a character belongs to marks, and so to no value.
  static func isPart(_ character: Character) -> Bool {
    character == start || character == middle || character == end
  }

  /// A template with its lines of `@` marked, but for comments and changes of the delimiters: those
  /// leave no line behind, and would if they were marked.
  static func marked(_ template: String, file: Int) -> String {
    let lines = template.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      let first = line.drop { $0 == " " || $0 == "\t" }
      guard line.contains("@"), !first.hasPrefix("{{!"), !first.hasPrefix("{{=") else {
        return String(line)
      }
      return "\(start)\(file)\(middle)\(index + 1)\(end)\(line)"
    }.joined(separator: "\n")
  }

  /// The markup without its marks, and where each of its marked lines came from.
  static func unmarked(_ text: String, files: [String]) -> (markup: String, origins: [Int: Origin])
  {
    var markup = ""
    var origins: [Int: Origin] = [:]
    var line = 1
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == start {
        let mark = rest.prefix { $0 != end }.split(separator: middle).compactMap { Int($0) }
        rest = rest.drop { $0 != end }.dropFirst()
        // Where lines were joined, the first says what the line is.
        if mark.count == 2, files.indices.contains(mark[0]), origins[line] == nil {
          origins[line] = Origin(file: files[mark[0]], line: mark[1])
        }
      } else {
        if character == "\n" { line += 1 }
        markup.append(character)
      }
    }
    return (markup, origins)
  }
}
