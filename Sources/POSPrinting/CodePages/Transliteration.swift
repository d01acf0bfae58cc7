import Foundation

/// What to print for a character that no code page of the printer has.
enum Transliteration {
  /// Plain characters for it: the letter without its marks, a known spelling, or `?`.
  static func of(_ character: Character) -> String {
    if let spelling = spellings[character] { return spelling }
    let scalars = character.unicodeScalars
    if scalars.allSatisfy({ $0.properties.generalCategory == .format }) { return "" }
    let base = String(character).decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { !$0.properties.generalCategory.isMark }
    var plain = ""
    for scalar in base {
      let letter = Character(scalar)
      guard let spelling = letter.isASCII ? String(letter) : spellings[letter] else { return "?" }
      plain += spelling
    }
    return plain.isEmpty ? "?" : plain
  }

  private static let spellings: [Character: String] = [
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O",
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
    "€": "EUR", "£": "GBP", "¥": "JPY", "¢": "c", "₽": "RUB", "₹": "INR",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": "\"", "”": "\"", "„": "\"", "‟": "\"",
    "″": "\"", "«": "\"", "»": "\"", "‹": "'", "›": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "\u{AD}": "",
    "…": "...", "•": "*", "·": "*", "×": "x", "÷": "/", "→": "->", "←": "<-",
    "\u{A0}": " ", "\u{2002}": " ", "\u{2003}": " ", "\u{2007}": " ", "\u{2009}": " ",
    "\u{202F}": " ", "\u{3000}": " ",
    "™": "TM", "®": "(R)", "©": "(C)", "№": "No.", "½": "1/2", "¼": "1/4", "¾": "3/4",
  ]
}

extension Unicode.GeneralCategory {
  /// Whether it stands on another character.
  fileprivate var isMark: Bool {
    self == .nonspacingMark || self == .spacingMark || self == .enclosingMark
  }
}
