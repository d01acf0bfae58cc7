import Foundation

/// The text of one template, read and checked as far as can be without filling it.
struct TemplateFile {
  /// More than any receipt needs, and little enough to read at each print.
  static let largest = 65_536
  /// Mustache reads a section within the one around it, so they go only so deep.
  static let deepest = 32

  let path: String
  let text: String
  /// Its tags, in order.
  let tags: [TemplateTag]
  /// The partials it has, and where.
  var partials: [TemplateTag] { tags.filter { $0.sign == ">" } }

  /// Whether there is a template of that name in a folder.
  ///
  /// Names are letters, digits, `-` and `_`: never a way out of the folder.
  static func exists(_ name: String, in folder: String) -> Bool {
    let isName = !name.isEmpty && name.allSatisfy { $0.isASCII && isPartOfName($0) }
    return isName && FileManager.default.fileExists(atPath: path(name, in: folder))
  }

  static func path(_ name: String, in folder: String) -> String { "\(folder)/\(name).mustache" }

  /// Reads the file at a path.
  ///
  /// - Throws: ``TemplateFault`` when it cannot be read, or has what templates must not have.
  init(path: String) throws(TemplateFault) {
    func fault(_ line: Int, _ reason: String) -> TemplateFault {
      TemplateFault(file: path, line: line, reason: reason)
    }
    self.path = path
    guard let data = FileManager.default.contents(atPath: path) else {
      throw fault(1, "cannot be read")
    }
    guard data.count <= Self.largest else {
      throw fault(1, "has \(data.count) bytes, at most \(Self.largest)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw fault(1, "is not UTF-8: save it as such")
    }
    let marks = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    self.text = marks.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .joined(separator: "\n").filter { !LineMark.isPart($0) }
    // Mustache takes this for the end of a line and prints the rest of the tag.
    if let open = (self.text + "\n").firstRange(of: "{{\n") {
      let line = self.text[..<open.lowerBound].count(where: \.isNewline) + 1
      throw fault(line, "a tag has no end")
    }
    tags = TemplateTag.all(in: self.text)
    try Self.checkTags(tags, fault)
    if let wrong = Self.wrongLine(in: self.text, tags) { throw fault(wrong.line, wrong.reason) }
  }

  private static func isPartOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }

  /// - Throws: ``TemplateFault`` for a tag that templates must not have.
  private static func checkTags(
    _ tags: [TemplateTag], _ fault: (Int, String) -> TemplateFault
  ) throws(TemplateFault) {
    var depth = 0
    for tag in tags {
      switch tag.sign {
      case "#", "^":
        depth += 1
        if depth > deepest { throw fault(tag.line, "has too many sections in each other") }
      case "/": depth -= 1
      // Those may include each other without end, which only rendering would tell.
      case "<", "$": throw fault(tag.line, "templates do not inherit: use {{> name}}")
      case ">" where tag.name.hasPrefix("*"):
        throw fault(tag.line, "{{> \(tag.name)}}: the name of a partial is fixed")
      default: break
      }
    }
  }

  /// The first line that is no markup whatever it is filled with.
  private static func wrongLine(
    in text: String, _ tags: [TemplateTag]
  ) -> (line: Int, reason: String)? {
    // With other delimiters a line does not show where its tags are.
    if tags.contains(where: { $0.sign == "=" }) { return nil }
    let within = Set(tags.flatMap { ($0.line..<$0.lastLine).map { $0 + 1 } })
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !within.contains(index + 1) {
      let tag = line.firstRange(of: "{{")?.lowerBound
      // A word that goes on in a tag is not known yet.
      let known = line[..<(tag ?? line.endIndex)]
      do throws(MarkupLine.Fault) {
        if tag == nil {
          _ = try MarkupLine(line).element()
        } else if known.last == " " || known.last == "\t" {
          _ = try MarkupLine(known)
        }
      } catch { return (index + 1, error.reason) }
    }
    return nil
  }
}
