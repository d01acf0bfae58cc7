/// One line of markup, taken apart: the words at its front and what stands behind them.
struct MarkupLine {
  /// Why a line cannot be read.
  struct Fault: Error {
    let reason: String
  }

  /// How its text looks.
  private(set) var style = TextStyle()
  /// The word that says what it is; nil for text.
  private(set) var word: MarkupWord?
  /// What stands behind the words, with its escapes.
  private(set) var argument: Substring

  /// Takes a line apart. Blanks before the first word do not count: templates indent.
  ///
  /// - Throws: ``Fault`` for a word that there is not, or a look before what has none.
  init(_ line: Substring) throws(Fault) {
    argument = line
    var styles: [MarkupWord] = []
    while word == nil {
      let start = argument.drop { $0 == " " || $0 == "\t" }
      guard start.first == "@" else { break }
      let name = start.dropFirst().prefix { $0 != " " && $0 != "\t" }
      guard let known = MarkupWord(rawValue: String(name)) else {
        throw Fault(reason: "there is no '@\(name)'; a text that begins with @ begins with \\@")
      }
      // One blank parts a word from its text; more of them belong to the text.
      argument = start[name.endIndex...].dropFirst()
      if known.isStyle {
        known.apply(to: &style)
        styles.append(known)
      } else {
        word = known
      }
    }
    if let first = styles.first, let word, word != .row {
      throw Fault(reason: "@\(first) goes before a text or @row, not before @\(word)")
    }
  }

  /// What it puts on the paper.
  ///
  /// - Throws: ``Fault`` for an argument that is missing, is wrong or has no place.
  func element() throws(Fault) -> PrintDocument.Element {
    switch word {
    case nil:
      argument.allSatisfy { $0 == " " || $0 == "\t" } && style == TextStyle()
        ? .feed(1) : .text(MarkupEscape.unescaped(argument), style)
    case .row: try row()
    case .rule: .rule(try ruleCharacter())
    case .feed: .feed(try feedLines())
    case .qr: .qr(try given("a text"))
    case .logo: try alone(.logo)
    case .cut: try alone(.cut)
    case .some(let style): throw Fault(reason: "@\(style) stands alone")
    }
  }

  private var trimmed: Substring {
    var text = argument.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }

  /// - Throws: ``Fault`` without a `|`.
  private func row() throws(Fault) -> PrintDocument.Element {
    guard let bar = MarkupEscape.firstBar(in: argument) else {
      throw Fault(reason: "@row needs a left text, | and a right text")
    }
    var left = argument[..<bar]
    // An escape ends in a sign, never in a blank, so this takes nothing that was protected.
    while left.last == " " { left.removeLast() }
    var right = argument[bar...].dropFirst().drop { $0 == " " }
    while right.last == " " { right.removeLast() }
    return .row(
      left: MarkupEscape.unescaped(left), right: MarkupEscape.unescaped(right), style)
  }

  /// - Throws: ``Fault`` for more than one character.
  private func ruleCharacter() throws(Fault) -> Character {
    let text = MarkupEscape.unescaped(trimmed)
    guard text.count <= 1 else { throw Fault(reason: "@rule takes one character, not '\(text)'") }
    return text.first ?? "-"
  }

  /// - Throws: ``Fault`` for anything but a number from 1 to 99.
  private func feedLines() throws(Fault) -> Int {
    if trimmed.isEmpty { return 1 }
    guard let lines = Int(trimmed), (1...99).contains(lines) else {
      throw Fault(reason: "@feed takes a number from 1 to 99, not '\(trimmed)'")
    }
    return lines
  }

  /// - Throws: ``Fault`` where nothing is given.
  private func given(_ what: String) throws(Fault) -> String {
    guard !trimmed.isEmpty else { throw Fault(reason: "@\(word?.rawValue ?? "") needs \(what)") }
    return MarkupEscape.unescaped(trimmed)
  }

  /// - Throws: ``Fault`` where something is given.
  private func alone(_ element: PrintDocument.Element) throws(Fault) -> PrintDocument.Element {
    guard trimmed.isEmpty else {
      throw Fault(reason: "@\(word?.rawValue ?? "") takes nothing, not '\(trimmed)'")
    }
    return element
  }
}
