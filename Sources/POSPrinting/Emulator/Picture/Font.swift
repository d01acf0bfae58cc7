import Foundation

/// The characters of the paper, 12 × 24 dots each: drawn on a grid of 6 × 12 and made smooth.
enum Font {
  /// Dots of a cell from left to right.
  static let width = 12
  /// Dots of a cell from top to bottom.
  static let height = 24

  /// The dots of a character; a small filled box if it has no shape.
  static func cell(_ character: Character) -> Dots {
    if let line = BoxDrawing.cell(character) { return line }
    let grid = grid(for: character)
    let shape = cornered.contains(character) ? grid.doubled : grid.smoothed
    // Shapes are five of six columns wide; one dot to the right they stand in the middle.
    var cell = Dots(width: width, height: height)
    cell.draw(shape, x: 1, y: 0)
    return cell
  }

  /// Characters that would look like others without their corners.
  private static let cornered: Set<Character> = ["[", "]", "{", "}", "@", "#", "B", "D", "E", "F"]

  private static func grid(for character: Character) -> Dots {
    if let shape = shape(of: character) { return placed(shape) }
    let parts = String(character).decomposedStringWithCanonicalMapping.unicodeScalars
    guard let first = parts.first, let marks = marks(Array(parts.dropFirst())),
      let base = shape(of: marks.isEmpty ? Character(first) : dotless(Character(first)))
    else { return placed([0, 0, 0x1F, 0x1F, 0x1F, 0x1F, 0x1F, 0, 0]) }
    var grid = placed(base)
    // Marks stand close above small letters, and at the very top above large ones.
    let top = base[0] == 0 && base[1] == 0 ? 2 : 0
    for mark in marks { grid.draw(rows(mark.rows), x: 0, y: mark.isBelow ? 10 : top) }
    return grid
  }

  /// Nothing if one of the scalars is no mark that can be drawn.
  private static func marks(_ scalars: [Unicode.Scalar]) -> [Mark]? {
    let known = scalars.compactMap { knownMarks[$0] }
    return known.count == scalars.count ? known : nil
  }

  private static func placed(_ shape: [UInt8]) -> Dots {
    var grid = Dots(width: width / 2, height: height / 2)
    grid.draw(rows(shape), x: 0, y: 3)
    return grid
  }

  private static func rows(_ rows: [UInt8]) -> Dots {
    var dots = Dots(width: 5, height: rows.count)
    for (y, row) in rows.enumerated() {
      for x in 0..<5 { dots[x, y] = row & (0x10 >> x) != 0 }
    }
    return dots
  }

  private static func dotless(_ character: Character) -> Character {
    switch character {
    case "i", "і": "ı"
    case "j": "ȷ"
    default: character
    }
  }

  private static func shape(of character: Character) -> [UInt8]? {
    shapes[character] ?? likeness[character].flatMap { shapes[$0] }
  }

  private static let shapes = GlyphShapes.read(
    GlyphShapes.ascii, GlyphShapes.latin, GlyphShapes.cyrillic)

  /// Characters that look like another one.
  private static let likeness: [Character: Character] = {
    let like = "АAВBЕEКKМMНHОOРPСCТTХXІIЅSЈJаaеeоoрpсcуyхxіiѕsјj∙·‹<›>¦|´'‑-μµ"
    var pairs: [Character: Character] = ["\u{A0}": " ", "\u{AD}": "-"]
    let characters = Array(like)
    for index in stride(from: 0, to: characters.count, by: 2) {
      pairs[characters[index]] = characters[index + 1]
    }
    return pairs
  }()
}

/// What stands above or below a letter.
private struct Mark {
  var rows: [UInt8]
  var isBelow = false
}

private let knownMarks: [Unicode.Scalar: Mark] = [
  "\u{300}": Mark(rows: [0x08, 0x04]), "\u{301}": Mark(rows: [0x02, 0x04]),
  "\u{302}": Mark(rows: [0x04, 0x0A]), "\u{303}": Mark(rows: [0x0D, 0x16]),
  "\u{304}": Mark(rows: [0x00, 0x0E]), "\u{306}": Mark(rows: [0x11, 0x0E]),
  "\u{307}": Mark(rows: [0x04, 0x00]), "\u{308}": Mark(rows: [0x0A, 0x00]),
  "\u{30A}": Mark(rows: [0x0E, 0x0A, 0x0E]), "\u{30B}": Mark(rows: [0x05, 0x0A]),
  "\u{30C}": Mark(rows: [0x0A, 0x04]), "\u{326}": Mark(rows: [0x04, 0x08], isBelow: true),
  "\u{327}": Mark(rows: [0x04, 0x0C], isBelow: true),
  "\u{328}": Mark(rows: [0x04, 0x06], isBelow: true),
]
