import TerminalUI

extension VirtualScreen {
  mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x08: move(row: cursor.row, column: cursor.column - 1)
    case 0x09: move(row: cursor.row, column: (cursor.column / 8 + 1) * 8)
    case 0x0A...0x0C: lineFeed()
    case 0x0D: move(row: cursor.row, column: 0)
    case 0x0E: charset = 1
    case 0x0F: charset = 0
    default: break
    }
  }

  mutating func escape(_ intermediate: UInt8?, _ final: UInt8) {
    switch (intermediate.map { Unicode.Scalar($0) }, Unicode.Scalar(final)) {
    case ("(", let set): isLineDrawing[0] = set == "0"
    case (")", let set): isLineDrawing[1] = set == "0"
    case (nil, "7"): saved = cursor
    case (nil, "8"): move(row: saved.row, column: saved.column)
    case (nil, "D"): lineFeed()
    case (nil, "E"):
      move(row: cursor.row, column: 0)
      lineFeed()
    case (nil, "M"): reverseLineFeed()
    case (nil, "c"): reset()
    default: break
    }
  }

  mutating func run(_ command: ControlSequence) {
    guard command.mark == nil else { return setModes(command) }
    let (row, column, count) = (cursor.row, cursor.column, command.count)
    switch Unicode.Scalar(command.final) {
    case "A":
      move(row: max(row - count, row >= region.lowerBound ? region.lowerBound : 0), column: column)
    case "B": move(row: row + count, column: column)
    case "C": move(row: row, column: column + count)
    case "D": move(row: row, column: column - count)
    case "E": move(row: row + count, column: 0)
    case "F": move(row: row - count, column: 0)
    case "G", "`": move(row: row, column: count - 1)
    case "H", "f": move(row: count - 1, column: max(1, command.parameter(1, or: 1)) - 1)
    case "I": move(row: row, column: (column / 8 + count) * 8)
    case "Z": move(row: row, column: ((column + 7) / 8 - count) * 8)
    case "d": move(row: count - 1, column: column)
    case "r": setRegion(command)
    case "s": saved = cursor
    case "u": move(row: saved.row, column: saved.column)
    case "m": noteColor(command)
    default: edit(command)
    }
  }

  private mutating func edit(_ command: ControlSequence) {
    let count = command.count
    switch Unicode.Scalar(command.final) {
    case "J": eraseScreen(command.parameter(0, or: 0))
    case "K": eraseLine(command.parameter(0, or: 0))
    case "X": erase(row: cursor.row, columns: cursor.column..<(cursor.column + count))
    case "@": insertBlanks(count)
    case "P": deleteCharacters(count)
    case "L": scroll(from: cursor.row, by: -count)
    case "M": scroll(from: cursor.row, by: count)
    case "S": scroll(from: region.lowerBound, by: count)
    case "T": scroll(from: region.lowerBound, by: -count)
    case "b": for _ in 0..<count { put(lastCharacter) }
    default: break
    }
  }

  mutating func move(row: Int, column: Int) {
    cursor.row = min(max(0, row), size.rows - 1)
    cursor.column = min(max(0, column), size.columns - 1)
    wrapsNext = false
  }

  private mutating func setRegion(_ command: ControlSequence) {
    let top = command.count - 1
    let bottom = min(command.parameter(1, or: size.rows), size.rows) - 1
    guard top < bottom else { return }
    region = top...bottom
    move(row: 0, column: 0)
  }

  private mutating func setModes(_ command: ControlSequence) {
    guard command.mark == UInt8(ascii: "?") else { return }
    let isOn = command.final == UInt8(ascii: "h")
    guard isOn || command.final == UInt8(ascii: "l") else { return }
    for parameter in command.parameters {
      switch parameter {
      case 25: isCursorVisible = isOn
      case 47, 1047, 1049: switchScreen(toAlternate: isOn)
      default: break
      }
    }
  }

  private mutating func switchScreen(toAlternate isOn: Bool) {
    guard isOn != isAlternate else { return }
    isAlternate = isOn
    swap(&grid, &otherGrid)
    if isOn {
      saved = cursor
      grid = Self.blank(size)
    } else {
      move(row: saved.row, column: saved.column)
    }
  }

  private mutating func noteColor(_ command: ControlSequence) {
    let colors = command.parameters.compactMap { $0 }.contains {
      (30...38).contains($0) || (40...48).contains($0) || (90...107).contains($0)
    }
    if colors { hasUsedColor = true }
  }
}
