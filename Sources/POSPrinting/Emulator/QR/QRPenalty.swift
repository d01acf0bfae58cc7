extension QRMatrix {
  /// How hard the code is to read: the less the better.
  var penalty: Int {
    let rows = (0..<modules.height).map { y in (0..<modules.width).map { modules[$0, y] } }
    let columns = (0..<modules.width).map { x in (0..<modules.height).map { modules[x, $0] } }
    let lines = rows + columns
    return lines.reduce(0) { $0 + Self.runs($1) + Self.finderLike($1) }
      + Self.squares(rows) + Self.imbalance(rows)
  }

  /// Five and more of one colour in a line.
  private static func runs(_ line: [Bool]) -> Int {
    var (penalty, length) = (0, 0)
    for index in line.indices {
      length = index > 0 && line[index] == line[index - 1] ? length + 1 : 1
      if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
    }
    return penalty
  }

  /// What looks like a finder with white on one side.
  private static func finderLike(_ line: [Bool]) -> Int {
    var (penalty, last) = (0, 0)
    for (index, isBlack) in line.enumerated() {
      last = (last << 1 | (isBlack ? 1 : 0)) & 0x7FF
      if index >= 10, last == 0b101_1101_0000 || last == 0b000_0101_1101 { penalty += 40 }
    }
    return penalty
  }

  /// Squares of four of one colour.
  private static func squares(_ rows: [[Bool]]) -> Int {
    var penalty = 0
    for y in rows.indices.dropLast() {
      for x in rows[y].indices.dropLast() {
        let colour = rows[y][x]
        if rows[y][x + 1] == colour, rows[y + 1][x] == colour, rows[y + 1][x + 1] == colour {
          penalty += 3
        }
      }
    }
    return penalty
  }

  /// Ten for every twentieth that black is away from a half.
  private static func imbalance(_ rows: [[Bool]]) -> Int {
    let all = rows.joined()
    let black = all.count { $0 }
    return abs(black * 20 - all.count * 10) / all.count * 10
  }
}
