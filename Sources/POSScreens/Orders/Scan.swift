import POSModel

/// A barcode that a scanner typed behind what the cashier was typing, such as `bur9520001001079`.
struct Scan: Sendable, Equatable {
  let ringing: Ringing
  /// What stood in the line before; it stays there.
  let typedBefore: String

  /// Nobody types so many digits behind a searched word by hand.
  private static let shortest = 6

  /// Nil when the line is no such thing.
  init?(_ line: String, grammar: EntryGrammar) {
    let before = line.lastIndex { !($0.isASCII && $0.isNumber) }
    guard let before, line.contains(where: \.isLetter) else { return nil }
    let whole = EntryPart(line)
    guard !EntryGrammar.isCommand(whole), EntryGrammar.note(whole) == nil else { return nil }
    let digits = String(line[line.index(after: before)...])
    guard digits.count >= Self.shortest, grammar.menu.product(code: line) == nil else {
      return nil
    }
    if let product = grammar.menu.product(code: digits) {
      ringing = Ringing(product, .one)
    } else {
      // A label of an unknown product is no scan; reading the line says what is wrong with it.
      guard let label = try? grammar.label(EntryPart(digits)) else { return nil }
      ringing = label
    }
    typedBefore = String(line[...before])
  }
}
