/// A file of the repository, by its path from the top.
struct SourceFile {
  let path: String
  let text: String
  let lines: [Substring]
  /// Empty unless the file is Swift.
  let code: SwiftCode

  init(path: String, text: String) {
    self.path = path
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    code = path.hasSuffix(".swift") ? SwiftLexer.read(text) : SwiftCode()
  }

  var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }

  var isSwift: Bool { path.hasSuffix(".swift") && (isSource || isTest) }
  var isSource: Bool { path.hasPrefix("Sources/") }
  var isTest: Bool { path.hasPrefix("Tests/") }

  /// The target the file belongs to; nil outside Sources and Tests.
  var target: String? { isSource || isTest ? folders.dropFirst().first : nil }

  /// The number of lines; the newline at the end starts none.
  var length: Int { lines.count - (lines.last?.isEmpty == true ? 1 : 0) }

  func offence(_ line: Int? = nil, _ reason: String) -> Offence {
    Offence(path: path, line: line, reason: reason)
  }
}
