/// One piece of Swift code. Comments and the insides of string literals are not code.
struct Token: Equatable {
  enum Kind { case literal, number, symbol, word }

  var kind: Kind
  /// The piece as written; a symbol is one character, a literal only its opening quote.
  var text: String
  /// Where it starts, counted from 1.
  var line: Int
}

/// What the rules look at in a Swift file.
struct SwiftCode {
  var tokens: [Token] = []
  /// Every line a comment touches.
  var commentLines: Set<Int> = []

  /// The lines where these tokens follow each other.
  func lines(of texts: String...) -> [Int] {
    guard let first = texts.first else { return [] }
    return tokens.indices.compactMap { index in
      guard tokens[index].text == first, tokens[index].kind != .literal else { return nil }
      return tokens[index...].prefix(texts.count).map(\.text) == texts ? tokens[index].line : nil
    }
  }

  /// The index of the bracket that closes the one at `opening`, or the end of the file.
  func closing(of opening: Int) -> Int {
    var depth = 0
    for index in opening..<tokens.count where tokens[index].kind == .symbol {
      switch tokens[index].text {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      default: break
      }
      if depth == 0 { return index }
    }
    return tokens.count - 1
  }
}
