import TerminalUI

extension Surface {
  /// Draws a prompt and a typed line with its caret in one row; a long line scrolls.
  ///
  /// - Returns: The column after the last one written.
  @discardableResult
  mutating func write(
    _ line: TypedLine, prompt: String, row: Int, column: Int = 0, width: Int
  ) -> Int {
    let start = write(prompt, row: row, column: column, style: .heading)
    let room = max(2, width - (start - column))
    var hidden = 0
    let characters = Array(line.text)
    while cells(characters[hidden..<line.caret]) > room - 2 { hidden += 1 }
    var place = start
    for (index, character) in characters.enumerated().dropFirst(hidden) {
      let cells = CellWidth.of(character)
      guard place + cells <= start + room - 1 else { break }
      let style: Style = index == line.caret ? .selected : .entry
      place = write(String(character), row: row, column: place, style: style)
    }
    if line.caret == characters.count {
      place = write("_", row: row, column: place, style: .entry)
    }
    return place
  }

  private func cells(_ characters: ArraySlice<Character>) -> Int {
    characters.reduce(0) { $0 + CellWidth.of($1) }
  }
}
