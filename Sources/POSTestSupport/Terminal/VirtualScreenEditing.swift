import TerminalUI

extension VirtualScreen {
  private static let lineDrawing: [Unicode.Scalar: Unicode.Scalar] = [
    "j": "┘", "k": "┐", "l": "┌", "m": "└", "n": "┼", "q": "─", "t": "├", "u": "┤", "v": "┴",
    "w": "┬", "x": "│", "a": "▒", "~": "·", "`": "◆",
  ]

  /// Shows a scalar at the cursor, or puts a mark on the character before it.
  mutating func show(_ scalar: Unicode.Scalar) {
    let shown = isLineDrawing[charset] ? Self.lineDrawing[scalar] ?? scalar : scalar
    let character = Character(shown)
    if CellWidth.of(character) > 0 {
      put(character)
    } else {
      mark(with: shown)
    }
  }

  mutating func put(_ character: Character) {
    let width = CellWidth.of(character)
    if wrapsNext || cursor.column + width > size.columns {
      cursor.column = 0
      lineFeed()
    }
    wrapsNext = false
    erase(row: cursor.row, columns: cursor.column..<(cursor.column + width))
    grid[cursor.row][cursor.column] = character
    if width == 2, cursor.column + 1 < size.columns { grid[cursor.row][cursor.column + 1] = nil }
    lastCharacter = character
    cursor.column += width
    if cursor.column >= size.columns {
      cursor.column = size.columns - 1
      wrapsNext = true
    }
  }

  private mutating func mark(with scalar: Unicode.Scalar) {
    var column = wrapsNext ? cursor.column : cursor.column - 1
    if column > 0, grid[cursor.row][column] == nil { column -= 1 }
    guard column >= 0, let base = grid[cursor.row][column] else { return }
    var text = String(base)
    text.unicodeScalars.append(scalar)
    if text.count == 1, let marked = text.first { grid[cursor.row][column] = marked }
  }

  mutating func lineFeed() {
    wrapsNext = false
    if cursor.row == region.upperBound {
      scroll(from: region.lowerBound, by: 1)
    } else if cursor.row < size.rows - 1 {
      cursor.row += 1
    }
  }

  mutating func reverseLineFeed() {
    wrapsNext = false
    if cursor.row == region.lowerBound {
      scroll(from: region.lowerBound, by: -1)
    } else if cursor.row > 0 {
      cursor.row -= 1
    }
  }

  /// Moves the rows from here to the end of the region up, or down where `count` is negative.
  mutating func scroll(from top: Int, by count: Int) {
    guard region.contains(top) else { return }
    let height = region.upperBound - top + 1
    let distance = min(abs(count), height)
    let blank = Array(
      repeating: Array(repeating: Character?(" "), count: size.columns), count: distance)
    let rows = Array(grid[top...region.upperBound])
    let moved =
      count > 0
      ? Array(rows[distance...]) + blank : blank + Array(rows[..<(height - distance)])
    grid.replaceSubrange(top...region.upperBound, with: moved)
  }

  /// Blanks cells, and what would be left of wide characters at both ends.
  mutating func erase(row: Int, columns: Range<Int>) {
    let span = columns.clamped(to: 0..<size.columns)
    guard !span.isEmpty else { return }
    if span.lowerBound > 0, grid[row][span.lowerBound] == nil {
      grid[row][span.lowerBound - 1] = " "
    }
    if span.upperBound < size.columns, grid[row][span.upperBound] == nil {
      grid[row][span.upperBound] = " "
    }
    for column in span { grid[row][column] = " " }
  }

  mutating func eraseLine(_ part: Int) {
    let end = size.columns
    switch part {
    case 0: erase(row: cursor.row, columns: cursor.column..<end)
    case 1: erase(row: cursor.row, columns: 0..<(cursor.column + 1))
    default: erase(row: cursor.row, columns: 0..<end)
    }
  }

  mutating func eraseScreen(_ part: Int) {
    if part < 2 { eraseLine(part) }
    let rows =
      switch part {
      case 0: (cursor.row + 1)..<size.rows
      case 1: 0..<cursor.row
      default: 0..<size.rows
      }
    for row in rows { erase(row: row, columns: 0..<size.columns) }
  }

  mutating func insertBlanks(_ count: Int) {
    let added = min(count, size.columns - cursor.column)
    grid[cursor.row].insert(
      contentsOf: Array(repeating: " ", count: added), at: cursor.column)
    grid[cursor.row].removeLast(added)
  }

  mutating func deleteCharacters(_ count: Int) {
    let removed = min(count, size.columns - cursor.column)
    grid[cursor.row].removeSubrange(cursor.column..<(cursor.column + removed))
    grid[cursor.row] += Array(repeating: " ", count: removed)
  }
}
