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
    for index in plain.cells.indices {
      let cell = surface.cells[index]
      if cell.isRightHalf {
        plain.cells[index] = Cell("?", style: cell.style)
      } else if cell.character.utf8.count > 1 || !cell.character.isASCII {
        plain.cells[index] = Cell(character(for: cell.character), style: cell.style)
      }
    }
    for index in surface.cells.indices where surface.cells[index].character == "…" {
      let column = index % surface.columns
      guard column + 2 < surface.columns else { continue }
      let after = (index + 1)...(index + 2)
      guard after.allSatisfy({ isBlank(surface.cells[$0]) }) else { continue }
      for dot in after { plain.cells[dot] = Cell(".", style: surface.cells[index].style) }
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

  private static func isBlank(_ cell: Cell) -> Bool { cell.character == " " && !cell.isRightHalf }

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
