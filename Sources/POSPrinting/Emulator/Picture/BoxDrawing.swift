/// Lines and blocks that fill their cell to its edges, so that neighbours meet.
enum BoxDrawing {
  /// The dots of a line or a block; nothing for other characters. Double lines are drawn thick.
  static func cell(_ character: Character) -> Dots? {
    if let arms = light[character] { return lines(arms, thickness: 2) }
    if let arms = double[character] { return lines(arms, thickness: 4) }
    return block(character)
  }

  /// Which edges a line reaches.
  private struct Arms: OptionSet {
    let rawValue: Int
    static let up = Arms(rawValue: 1)
    static let right = Arms(rawValue: 2)
    static let down = Arms(rawValue: 4)
    static let left = Arms(rawValue: 8)
  }

  private static let light: [Character: Arms] = [
    "─": [.left, .right], "│": [.up, .down], "┌": [.right, .down], "┐": [.left, .down],
    "└": [.up, .right], "┘": [.up, .left], "├": [.up, .right, .down], "┤": [.up, .left, .down],
    "┬": [.left, .right, .down], "┴": [.left, .right, .up], "┼": [.up, .right, .down, .left],
  ]

  /// Those that are double in one direction only are drawn like those that are in both.
  private static let double: [Character: Arms] = {
    let groups: [(String, Arms)] = [
      ("═", [.left, .right]), ("║", [.up, .down]), ("╔╒╓", [.right, .down]),
      ("╗╕╖", [.left, .down]), ("╚╘╙", [.up, .right]), ("╝╛╜", [.up, .left]),
      ("╠╞╟", [.up, .right, .down]), ("╣╡╢", [.up, .left, .down]),
      ("╦╤╥", [.left, .right, .down]), ("╩╧╨", [.left, .right, .up]),
      ("╬╪╫", [.up, .right, .down, .left]),
    ]
    return groups.reduce(into: [:]) { table, group in
      for character in group.0 { table[character] = group.1 }
    }
  }()

  private static func lines(_ arms: Arms, thickness: Int) -> Dots {
    let (width, height) = (Font.width, Font.height)
    let (left, top) = ((width - thickness) / 2, (height - thickness) / 2)
    var dots = Dots(width: width, height: height)
    if arms.contains(.up) { dots.fill(x: left, y: 0, width: thickness, height: top + thickness) }
    if arms.contains(.down) { dots.fill(x: left, y: top, width: thickness, height: height) }
    if arms.contains(.left) { dots.fill(x: 0, y: top, width: left + thickness, height: thickness) }
    if arms.contains(.right) { dots.fill(x: left, y: top, width: width, height: thickness) }
    return dots
  }

  private static func block(_ character: Character) -> Dots? {
    let (width, height) = (Font.width, Font.height)
    var dots = Dots(width: width, height: height)
    switch character {
    case "█": dots.fill(x: 0, y: 0, width: width, height: height)
    case "▀": dots.fill(x: 0, y: 0, width: width, height: height / 2)
    case "▄": dots.fill(x: 0, y: height / 2, width: width, height: height)
    case "▌": dots.fill(x: 0, y: 0, width: width / 2, height: height)
    case "▐": dots.fill(x: width / 2, y: 0, width: width, height: height)
    case "■": dots.fill(x: 2, y: 8, width: width - 4, height: 8)
    case "░": dots.shade { $0 % 2 == 0 && $1 % 4 == $0 % 4 }
    case "▒": dots.shade { ($0 + $1) % 2 == 0 }
    case "▓": dots.shade { $0 % 2 == 0 || $1 % 2 == 0 }
    default: return nil
    }
    return dots
  }
}

extension Dots {
  fileprivate mutating func shade(_ isBlack: (Int, Int) -> Bool) {
    for y in 0..<height {
      for x in 0..<width { self[x, y] = isBlack(x, y) }
    }
  }
}
