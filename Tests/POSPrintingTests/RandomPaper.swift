import POSModel
import POSPrinting

/// Texts and documents as bad as chance makes them.
struct RandomPaper {
  private static let characters: [Character] =
    Array(
      "   abcdefgXYZ0123456789.,-+@|\\^~_éüßæœøłđ€£×…•“”–ЖяěŐ火锅한🍔")
    + ["\n", "\r\n", "\t", "\u{1B}", "\u{1D}", "\0", "\u{7F}", "\u{9B}", "\u{2028}", "\u{200B}"]
    + ["e\u{301}", "q\u{301}", "\u{A0}", "\u{AD}", "👨‍👩‍👧", "\u{301}", "\u{F0000}"]

  var chance: SeededGenerator

  init(seed: UInt64) { chance = SeededGenerator(seed: seed) }

  mutating func text(upTo length: Int = 90) -> String {
    let count = Int.random(in: 0...length, using: &chance)
    return String(
      (0..<count).map { _ in Self.characters.randomElement(using: &chance) ?? " " })
  }

  mutating func style() -> TextStyle {
    TextStyle(
      alignment: TextStyle.Alignment.allCases.randomElement(using: &chance) ?? .left,
      size: TextStyle.Size.allCases.randomElement(using: &chance) ?? .normal,
      isBold: .random(using: &chance), isUnderlined: .random(using: &chance),
      isReversed: .random(using: &chance))
  }

  mutating func document() -> PrintDocument {
    var elements: [PrintDocument.Element] = []
    for _ in 0..<Int.random(in: 0...12, using: &chance) {
      switch Int.random(in: 0...7, using: &chance) {
      case 0...2: elements.append(.text(text(), style()))
      case 3...5: elements.append(.row(left: text(), right: text(upTo: 30), style()))
      case 6: elements.append(.rule(text().first ?? "="))
      default: elements.append(.feed(Int.random(in: 0...3, using: &chance)))
      }
    }
    return PrintDocument(elements)
  }
}
