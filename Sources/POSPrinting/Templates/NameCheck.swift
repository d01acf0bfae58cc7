/// Finds names in a template that nothing stands under: Mustache itself prints nothing for them,
/// and a misspelt total would be a receipt without its amount.
///
/// It goes the way that Mustache goes with the same content, so what is left out of the paper is
/// not looked at.
struct NameCheck {
  /// The templates, by name.
  let files: [String: TemplateFile]

  /// Looks through a template that is filled with that content.
  ///
  /// - Throws: ``TemplateFault`` for the first name that is none.
  func check(_ name: String, _ content: PrintContent) throws(TemplateFault) {
    guard let file = files[name] else { return }
    try check(file.tags[...], of: file, in: [content])
  }

  /// Looks through some tags; the innermost of the contents around them stands last.
  ///
  /// - Throws: ``TemplateFault``.
  private func check(
    _ tags: ArraySlice<TemplateTag>, of file: TemplateFile, in scopes: [PrintContent]
  ) throws(TemplateFault) {
    var rest = tags
    while let tag = rest.popFirst() {
      switch tag.sign {
      case nil, "{", "&": _ = try content(of: tag, of: file, in: scopes)
      case "#", "^":
        let inside = Self.section(&rest)
        let parts = try content(of: tag, of: file, in: scopes).map(\.parts) ?? scopes.suffix(1)
        if tag.sign == "#" {
          for part in parts { try check(inside, of: file, in: scopes + [part]) }
        } else if parts.isEmpty {
          try check(inside, of: file, in: scopes)
        }
      case ">":
        if let partial = files[tag.name] { try check(partial.tags[...], of: partial, in: scopes) }
      default: break
      }
    }
  }

  /// The tags up to the end of the section that has just begun.
  private static func section(_ rest: inout ArraySlice<TemplateTag>) -> ArraySlice<TemplateTag> {
    let all = rest
    var depth = 1
    while let tag = rest.popFirst() {
      if tag.sign == "#" || tag.sign == "^" { depth += 1 }
      if tag.sign == "/" { depth -= 1 }
      if depth == 0 { return all[..<(rest.startIndex - 1)] }
    }
    return all
  }

  /// What stands under a tag's name; nil where only Mustache knows, such as `first()`.
  ///
  /// - Throws: ``TemplateFault`` when nothing does.
  private func content(
    of tag: TemplateTag, of file: TemplateFile, in scopes: [PrintContent]
  ) throws(TemplateFault) -> PrintContent? {
    // Of `uppercased(name)`, what is in the brackets.
    let start = tag.name.lastIndex(of: "(").map { tag.name.index(after: $0) }
    let path = tag.name[(start ?? tag.name.startIndex)...].prefix { $0 != ")" }
    if path == "." { return scopes.last }
    let names = path.split(separator: ".")
    guard let first = names.first else { return nil }
    var found = scopes.reversed().lazy.compactMap { $0.field(first) }.first
    for name in names.dropFirst() {
      // Of what is not there this time nobody knows the parts.
      guard let outer = found, case .fields = outer else { break }
      found = outer.field(name)
    }
    if let found { return found }
    throw TemplateFault(
      file: file.path, line: tag.line,
      reason: "there is no '\(path)' to print here: docs/printing.md has the names")
  }
}

extension PrintContent {
  /// What a section is printed for: once for each of these.
  fileprivate var parts: [PrintContent] {
    switch self {
    case .text(""), .flag(false): []
    case .list(let list): list
    case .text, .flag(true), .fields: [self]
    }
  }

  /// What stands under a name.
  fileprivate func field(_ name: Substring) -> PrintContent? {
    if case .fields(let fields) = self { fields[String(name)] } else { nil }
  }
}
