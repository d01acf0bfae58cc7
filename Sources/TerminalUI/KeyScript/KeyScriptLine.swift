/// Reads one line of a key script.
enum KeyScriptLine {
  /// The step on a line; nil when it is blank or a comment.
  ///
  /// - Throws: `StepFault` with the reason.
  static func step(in line: Substring) throws(StepFault) -> KeyScript.Step? {
    let text = trimmed(line)
    guard let first = text.unicodeScalars.first, first != "#" else { return nil }
    let word = text.prefix { $0 != " " && $0 != "\t" }
    let rest = trimmed(text.dropFirst(word.count))
    switch word {
    case "size": return .size(try ScriptSize.parse(try argument(rest, of: word)))
    case "clock":
      let text = try argument(rest, of: word)
      return .clock(text, milliseconds: try ScriptClock.parse(text))
    case "seed": return .seed(try seed(try argument(rest, of: word)))
    case "type": return .type(try typed(rest))
    case "key": return .key(try key(try argument(rest, of: word)))
    case "wait": return .wait(milliseconds: try ScriptPause.parse(try argument(rest, of: word)))
    case "expect": return try expectation(rest)
    case "expect-not": return .expectNot(try quoted(rest, after: "expect-not"))
    case "snapshot": return .snapshot(try snapshot(try argument(rest, of: word)))
    default:
      throw StepFault(
        "unknown step `\(word)`; there are size, clock, seed, type, key, wait, expect, expect-not "
          + "and snapshot")
    }
  }

  /// - Throws: `StepFault` when it is no whole number.
  private static func seed(_ text: String) throws(StepFault) -> UInt64 {
    guard let seed = UInt64(text) else {
      throw StepFault("`\(text)` is no seed; write a whole number, such as 7")
    }
    return seed
  }

  /// - Throws: `StepFault` when there is no key of this name.
  private static func key(_ name: String) throws(StepFault) -> Key {
    guard let key = Key(name: name) else {
      throw StepFault(
        "unknown key `\(name)`; there are Enter Esc Tab Up Down Left Right Home End PgUp PgDn Del "
          + "Backspace Space F1…F12 Ctrl-A…Ctrl-Z and single characters")
    }
    return key
  }

  /// What follows `expect`: a text, or `row`, a number and a text.
  ///
  /// - Throws: `StepFault` when the row is below 1 or the text not in quotes.
  private static func expectation(_ rest: Substring) throws(StepFault) -> KeyScript.Step {
    guard rest.prefix(while: { $0 != " " && $0 != "\t" }) == "row" else {
      return .expect(try quoted(rest, after: "expect"))
    }
    let numbered = trimmed(rest.dropFirst(3))
    let number = numbered.prefix { $0 != " " && $0 != "\t" }
    guard let row = Int(number), row >= 1 else {
      throw StepFault("`\(number)` is no row; the top row is 1")
    }
    return .expectRow(row, try quoted(numbered.dropFirst(number.count), after: "expect row \(row)"))
  }

  /// - Throws: `StepFault` when the name is not fit for a file.
  private static func snapshot(_ name: String) throws(StepFault) -> String {
    let allowed = name.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0))
    }
    guard allowed, name.first != "." else {
      throw StepFault(
        "`\(name)` is no snapshot name; it has letters, digits and `._-`, and no dot in front")
    }
    return name
  }

  /// What follows `type`.
  ///
  /// - Throws: `StepFault` when there is nothing to type, or a control character.
  private static func typed(_ rest: Substring) throws(StepFault) -> String {
    let text =
      rest.unicodeScalars.first == "\""
      ? try quoted(rest, after: "type") : String(withoutComment(rest))
    guard !text.isEmpty else { throw StepFault("`type` needs something to type") }
    guard !text.contains(where: CellWidth.isControl) else {
      throw StepFault("a control character cannot be typed; use `key`, such as `key Tab`")
    }
    return text
  }

  /// The one word after a step's name.
  private static func argument(
    _ rest: Substring, of word: Substring
  ) throws(StepFault) -> String {
    let text = withoutComment(rest)
    guard !text.isEmpty else { throw StepFault("`\(word)` needs something after it") }
    guard !text.contains(where: { $0 == " " || $0 == "\t" }) else {
      throw StepFault("`\(word)` takes one word, not `\(text)`")
    }
    return String(text)
  }

  /// The text in quotes after a step's name, with nothing but a comment behind it.
  ///
  /// - Throws: `StepFault` when it is not so, or the text is empty.
  private static func quoted(_ rest: Substring, after word: String) throws(StepFault) -> String {
    let (text, remainder) = try QuotedText.parse(trimmed(rest), after: word)
    let tail = withoutComment(remainder)
    guard tail.isEmpty else { throw StepFault("`\(tail)` after the closing quote has no meaning") }
    guard !text.isEmpty else { throw StepFault("the quotes after `\(word)` are empty") }
    return text
  }

  /// Cuts a comment and the blanks at both ends.
  private static func withoutComment(_ text: Substring) -> Substring {
    let scalars = text.unicodeScalars
    var isAfterBlank = true
    for index in scalars.indices {
      if isAfterBlank, scalars[index] == "#" { return trimmed(text[..<index]) }
      isAfterBlank = scalars[index] == " " || scalars[index] == "\t"
    }
    return trimmed(text)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
