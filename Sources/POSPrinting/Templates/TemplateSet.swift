import Mustache

/// A template and all that it includes, ready to be filled.
struct TemplateSet {
  private let name: String
  private let files: [String]
  private let library: MustacheLibrary
  private let names: NameCheck

  /// Loads a template from the first of the folders that has it, and its partials likewise.
  ///
  /// - Throws: ``TemplateFault`` when one is missing or broken, or they include each other.
  init(_ name: String, from folders: [String]) throws(TemplateFault) {
    var loading = Loading(folders: folders)
    try loading.load(name, includedBy: nil)
    (self.name, files, library) = (name, loading.files, loading.library)
    names = NameCheck(files: loading.templates)
  }

  /// What the template prints with that content.
  ///
  /// - Throws: ``TemplateFault`` when it is no markup, names what is not there or prints nothing.
  func document(_ content: PrintContent) throws(TemplateFault) -> PrintDocument {
    try names.check(name, content)
    let document = try read(content)
    // Who cooks by a chit that has nothing on it never cooks.
    guard document.elements.contains(where: \.isOnPaper) else {
      throw TemplateFault(file: files[0], line: 1, reason: "prints nothing")
    }
    return document
  }

  /// Finds what it never tells, though it must not keep silent about it.
  ///
  /// - Throws: ``TemplateFault`` for the first of those flags that no tag names.
  func mustName(_ flags: [String]) throws(TemplateFault) {
    let tags = names.files.values.flatMap(\.tags)
    for flag in flags where !tags.contains(where: { $0.name == flag }) {
      throw TemplateFault(
        file: files[0], line: 1, reason: "has no {{#\(flag)}}: such a paper would come unmarked")
    }
  }

  /// Finds what is wrong with it whatever it is filled with.
  ///
  /// - Throws: ``TemplateFault``.
  func checkUnfilled() throws(TemplateFault) {
    if names.files[name]?.tags.isEmpty == true { _ = try document(.fields([:])) }
  }

  /// What comes out, read as markup.
  ///
  /// - Throws: ``TemplateFault`` when it is none.
  private func read(_ content: PrintContent) throws(TemplateFault) -> PrintDocument {
    let text = library.render(content.forMustache, withTemplate: name) ?? ""
    let (markup, origins) = LineMark.unmarked(text, files: files)
    do throws(MarkupFault) {
      return try PrintMarkup.read(markup, file: "")
    } catch {
      if let origin = origins[error.line] {
        throw TemplateFault(file: origin.file, line: origin.line, reason: error.reason)
      }
      let reason = "line \(error.line) of what it prints: \(error.reason)"
      throw TemplateFault(file: files[0], line: 1, reason: reason)
    }
  }
}

/// Templates being loaded, each once, in the order in which they include each other.
private struct Loading {
  let folders: [String]
  private(set) var files: [String] = []
  private(set) var library = MustacheLibrary()
  /// The templates that are loaded, by name.
  private(set) var templates: [String: TemplateFile] = [:]
  private var underWay: [String] = []

  init(folders: [String]) { self.folders = folders }

  /// Loads one and all that it includes.
  ///
  /// - Throws: ``TemplateFault`` as for the whole set.
  mutating func load(
    _ name: String, includedBy parent: (file: String, tag: TemplateTag)?
  ) throws(TemplateFault) {
    func fault(_ reason: String) -> TemplateFault {
      TemplateFault(
        file: parent?.file ?? TemplateFile.path(name, in: folders.last ?? ""),
        line: parent?.tag.line ?? 1, reason: reason)
    }
    // It would be printed without end.
    if underWay.contains(name) { throw fault("'\(name)' includes itself") }
    if templates[name] != nil { return }
    guard let folder = folders.first(where: { TemplateFile.exists(name, in: $0) }) else {
      throw fault("there is no template '\(name)'")
    }
    let file = try TemplateFile(path: TemplateFile.path(name, in: folder))
    let text = MarkupContentType.pragma + LineMark.marked(file.text, file: files.count)
    files.append(file.path)
    do {
      library.register(try MustacheTemplate(string: text), named: name)
    } catch let error as MustacheTemplate.ParserError {
      // The first line that Mustache saw is the pragma.
      throw TemplateFault(
        file: file.path, line: max(1, error.context.lineNumber - 1), reason: error.reason)
    } catch {
      throw TemplateFault(file: file.path, line: 1, reason: "\(error)")
    }
    underWay.append(name)
    for tag in file.partials { try load(tag.name, includedBy: (file.path, tag)) }
    underWay.removeLast()
    templates[name] = file
  }
}
