/// Shows a surface on a terminal that knows no more than ASCII.
///
/// Lines become `+-|`, symbols a sign of their own, accented letters plain ones. What has no
/// likeness becomes `?`, one for each cell, so that every column stays where it was.
public enum ASCIIRendition {
  /// The surface in ASCII alone, cell for cell.
  ///
  /// A `…` becomes `...` where the two cells after it are blank, otherwise `.`.
  public static func of(_ surface: Surface) -> Surface {
    var plain = surface
    for place in surface.codes.indices {
      let style = surface.style(at: place)
      if surface.isRightHalf(at: place) {
        plain.codes[place] = CellCode("?", style: style)
      } else if surface.scalar(at: place)?.isASCII != true {
        let character = character(for: surface[place].character)
        plain.codes[place] = plain.code(of: character, style: style)
      }
    }
    for place in surface.codes.indices where surface.scalar(at: place) == "…" {
      let column = place % surface.columns
      guard column + 2 < surface.columns else { continue }
      let after = (place + 1)...(place + 2)
      guard after.allSatisfy({ isBlank(surface.codes[$0]) }) else { continue }
      for dot in after { plain.codes[dot] = CellCode(".", style: surface.style(at: place)) }
    }
    return plain
  }

  /// The ASCII character that stands in for another, `?` when there is none.
  public static func character(for character: Character) -> Character {
    if let symbol = symbols[character] { return symbol }
    if let letter = letters[character] { return letter }
    if character.isASCII, character.utf8.count == 1 { return character }
    return "?"
  }

  private static func isBlank(_ code: CellCode) -> Bool { code.scalar == " " && !code.isRightHalf }

  private static let symbols: [Character: Character] = {
    var table: [Character: Character] = [
      "●": "*", "◐": "~", "○": "o", "▲": "!", "✓": "v", "✗": "x", "×": "x", "·": "-", "…": ".",
      "•": "*", "■": "#", "□": "o", "▶": ">", "◀": "<", "▼": "v", "▸": ">", "◂": "<", "→": ">",
      "←": "<", "↑": "^", "↓": "v", "↵": "<", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'",
      "“": "\"", "”": "\"", "«": "\"", "»": "\"", "°": "o", "÷": "/", "±": "+", "¡": "!", "¿": "?",
      "№": "#", "⚠": "!", "✔": "v", "✘": "x", "★": "*", "☆": "*", "△": "!",
      "\u{00A0}": " ",
    ]
    for (plain, shapes) in [("-", "─━═╌┄"), ("|", "│┃║╎┆"), ("#", "█▉▊▋▌▐▓▒░▀▄")] {
      for shape in shapes { table[shape] = Character(plain) }
    }
    for corner in "┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╭╮╰╯" { table[corner] = "+" }
    return table
  }()

  private static let letters: [Character: Character] = {
    var table: [Character: Character] = [:]
    for (plain, accented) in latinLetters {
      for letter in accented { table[letter] = plain }
    }
    return table
  }()
}
