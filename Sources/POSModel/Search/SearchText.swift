/// How names are compared when somebody searches: without case and without accents.
public enum SearchText {
  /// `text` in lower case with accents taken off: `Crème Brûlée` becomes `creme brulee`.
  ///
  /// Letters with no plain form (CJK, й, …) stay. Folding twice gives what folding once gave.
  public static func folded(_ text: String) -> String {
    var hasCapital = false
    var isASCII = true
    for byte in text.utf8 {
      if byte >= 0x80 {
        isASCII = false
        break
      }
      if capitals.contains(byte) { hasCapital = true }
    }
    guard isASCII else { return foldedScalars(of: text) }
    guard hasCapital else { return text }
    return String(
      decoding: text.utf8.map { capitals.contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The words of the folded text: its runs of letters and digits, in their order.
  public static func words(_ text: String) -> [String] {
    folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")

  private static func foldedScalars(of text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        if let plain = PlainLetters.replacement[lower.value] {
          folded.append(contentsOf: plain.unicodeScalars)
        } else if !accents.contains(lower.value) {
          folded.append(lower)
        } else if let last = folded.last, let letter = ownLetter(last, accent: lower) {
          folded.removeLast()
          folded.append(letter)
        }
      }
    }
    return String(folded)
  }

  /// The combining marks that other programs write after the letter instead of an accented letter.
  private static let accents: ClosedRange<UInt32> = 0x300...0x36F

  /// The letter that base and accent make, where it is one of its own in an alphabet.
  private static func ownLetter(_ base: Unicode.Scalar, accent: Unicode.Scalar) -> Unicode.Scalar? {
    switch (base, accent) {
    case ("и", "\u{306}"): "й"
    case ("у", "\u{306}"): "ў"
    case ("і", "\u{308}"): "ї"
    default: nil
    }
  }
}
