/// A tag of a template, found without rendering it: Mustache itself keeps silent about partials
/// that are not there.
struct TemplateTag: Equatable {
  /// What kind of tag: `#`, `^`, `/`, `>`, `<`, `$`, `!`, `=`, `%`, `{`, `&`, or nil for a value.
  let sign: Character?
  /// What stands behind the sign, without blanks around it.
  let name: String
  /// The line it begins on, from 1.
  let line: Int
  /// The line it ends on.
  let lastLine: Int

  /// The tags of a template in order; what is never closed is left to Mustache to complain about.
  static func all(in template: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var rest = template[...]
    var line = 1
    var (open, close) = ("{{", "}}")
    while let start = rest.firstRange(of: open) {
      line += rest[..<start.lowerBound].count(where: \.isNewline)
      rest = rest[start.upperBound...]
      guard let end = rest.firstRange(of: close) else { break }
      let inside = rest[..<end.lowerBound]
      let sign = inside.first.flatMap { "#^/><$!=%{&".contains($0) ? $0 : nil }
      let name = inside.dropFirst(sign == nil ? 0 : 1).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      let lastLine = line + inside.count(where: \.isNewline)
      tags.append(TemplateTag(sign: sign, name: name, line: line, lastLine: lastLine))
      line = lastLine
      rest = rest[end.upperBound...]
      let delimiters = name.drop { $0 == "=" }.prefix { $0 != "=" }.split(separator: " ")
      if sign == "=", delimiters.count == 2 {
        (open, close) = (String(delimiters[0]), String(delimiters[1]))
      }
    }
    return tags
  }
}
