/// A `func` or `init` as written.
struct FunctionDeclaration: Equatable {
  var name: String
  /// From the first attribute or modifier, so that a comment stands on the line before.
  var firstLine: Int
  /// The line of `func` or `init`.
  var line: Int
  /// The line of the closing brace; the end of the signature where there is no body.
  var lastLine: Int
  var isThrowing: Bool
}

/// A `struct`, `enum`, `protocol`, `actor` or `class` as written.
struct TypeDeclaration: Equatable {
  var name: String
  var firstLine: Int
  var line: Int
  /// `public` or `package`: other targets see it.
  var isExported: Bool
}

extension SwiftCode {
  var functions: [FunctionDeclaration] {
    tokens.indices.compactMap { index in
      switch tokens[index].text {
      case "func": function(at: index)
      case "init" where startsInitializer(index): function(at: index)
      default: nil
      }
    }
  }

  var types: [TypeDeclaration] {
    tokens.indices.compactMap { index in
      guard Words.types.contains(tokens[index].text), let next = token(index + 1),
        next.kind == .word, !Words.members.contains(next.text),
        !["import", "."].contains(token(index - 1)?.text)
      else { return nil }
      let start = declarationStart(index)
      let modifiers = tokens[start..<index].map(\.text)
      return TypeDeclaration(
        name: next.text, firstLine: tokens[start].line, line: tokens[index].line,
        isExported: modifiers.contains("public") || modifiers.contains("package"))
    }
  }

  private func token(_ index: Int) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  private func startsInitializer(_ index: Int) -> Bool {
    token(index - 1)?.text != "." && ["(", "<", "?", "!"].contains(token(index + 1)?.text)
  }

  private func function(at keyword: Int) -> FunctionDeclaration? {
    guard let parameters = tokens[keyword...].firstIndex(where: { $0.text == "(" }) else {
      return nil
    }
    var declaration = FunctionDeclaration(
      name: tokens[keyword + 1..<parameters].map(\.text).joined(),
      firstLine: tokens[declarationStart(keyword)].line, line: tokens[keyword].line,
      lastLine: tokens[keyword].line, isThrowing: false)
    if tokens[keyword].text == "init" { declaration.name = "init" }

    var returns = false
    var index = closing(of: parameters)
    declaration.lastLine = tokens[index].line
    while let next = token(index + 1), !endsSignature(index + 1) {
      index += 1
      if next.text == "{" {
        declaration.lastLine = tokens[closing(of: index)].line
        break
      }
      // After the arrow it is the returned function that throws.
      if next.text == ">" { returns = true }
      if next.text == "throws", !returns { declaration.isThrowing = true }
      if next.text == "(" || next.text == "[" { index = closing(of: index) }
      declaration.lastLine = tokens[index].line
    }
    return declaration
  }

  /// In a protocol nothing but the next declaration ends a signature.
  private func endsSignature(_ index: Int) -> Bool {
    if tokens[index].text == "}" { return true }
    return tokens[index].line > tokens[index - 1].line
      && Words.declarations.contains(tokens[index].text)
  }

  /// The index of the first attribute or modifier before a keyword.
  private func declarationStart(_ keyword: Int) -> Int {
    var start = keyword
    while let before = token(start - 1) {
      if Words.modifiers.contains(before.text) {
        start -= 1
      } else if token(start - 2)?.text == "@", before.kind == .word {
        start -= 2
      } else if before.text == ")", let opening = opening(of: start - 1) {
        if Words.modifiers.contains(token(opening - 1)?.text ?? "") {
          start = opening - 1
        } else if token(opening - 2)?.text == "@" {
          start = opening - 2
        } else {
          break
        }
      } else {
        break
      }
    }
    return start
  }

  private func opening(of closing: Int) -> Int? {
    var depth = 0
    for index in stride(from: closing, through: 0, by: -1) {
      if tokens[index].text == ")" { depth += 1 }
      if tokens[index].text == "(" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}

private enum Words {
  static let types: Set = ["actor", "class", "enum", "protocol", "struct"]
  /// What follows `class` where it means `static`.
  static let members: Set = ["func", "init", "let", "subscript", "var"]
  static let modifiers: Set = [
    "borrowing", "class", "consuming", "convenience", "distributed", "dynamic", "fileprivate",
    "final", "indirect", "infix", "internal", "isolated", "lazy", "mutating", "nonisolated",
    "nonmutating", "open", "optional", "override", "package", "postfix", "prefix", "private",
    "public", "required", "static", "unowned", "weak",
  ]
  static let declarations = modifiers.union(types).union(members).union([
    "#", "@", "associatedtype", "case", "deinit", "extension", "import", "typealias",
  ])
}
