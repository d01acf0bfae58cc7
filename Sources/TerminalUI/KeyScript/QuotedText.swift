/// Text in double quotes, in which `\"` is a quote and `\\` a backslash.
enum QuotedText {
  /// Reads the quoted text at the start of a line and gives what follows it.
  ///
  /// - Throws: `StepFault` when a quote is missing or an escape unknown.
  static func parse(
    _ text: Substring, after word: String
  ) throws(StepFault) -> (text: String, rest: Substring) {
    // By scalar: a combining mark right after a quote would make one character of the two.
    let scalars = text.unicodeScalars
    guard scalars.first == "\"" else {
      throw StepFault("`\(word)` needs a text in quotes, such as \"TOTAL\"")
    }
    var result = String.UnicodeScalarView()
    var index = scalars.index(after: scalars.startIndex)
    while index < scalars.endIndex {
      switch scalars[index] {
      case "\"":
        return (String(result), text[scalars.index(after: index)...])
      case "\\":
        index = scalars.index(after: index)
        guard index < scalars.endIndex, scalars[index] == "\"" || scalars[index] == "\\" else {
          throw StepFault("after a backslash comes \" or another backslash")
        }
        result.append(scalars[index])
      default:
        result.append(scalars[index])
      }
      index = scalars.index(after: index)
    }
    throw StepFault("the closing quote is missing")
  }

  /// The text in quotes, such that `parse` gives it back.
  static func quoting(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    result.unicodeScalars.append("\"")
    return result
  }
}
