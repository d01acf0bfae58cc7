import TerminalUI

/// All keys and commands, over whatever the window shows.
struct HelpScreen: Sendable, Equatable {
  /// What becomes of the help after a key.
  enum Answer: Sendable, Equatable {
    case stay
    case close
    /// Close, and the key belongs to what is below.
    case passOn
  }

  private var scroll = Scroll()

  /// Takes a key.
  mutating func press(_ key: Key, at desk: Desk) -> Answer {
    scroll.press(
      key, count: Self.count, height: height(at: desk),
      closedBy: .escape, .enter, .function(1), .character("?"), .character(" "))
  }

  private func height(at desk: Desk) -> Int { OrderLayout(desk.size).menuRows }

  /// The lines of both columns: whole sections go to the right once half is on the left.
  private static let halves: ([HelpText.Line], [HelpText.Line]) = {
    let lines = HelpText.lines
    let half = lines.count / 2
    let cut =
      lines.indices.min { left, right in
        distance(left, half, lines) < distance(right, half, lines)
      } ?? 0
    return (Array(lines[..<cut]), Array(lines[cut...]))
  }()

  /// Only a heading begins a column.
  private static func distance(_ place: Int, _ half: Int, _ lines: [HelpText.Line]) -> Int {
    lines[place].key.isEmpty ? abs(place - half) : .max
  }

  /// The rows of the longer column.
  private static var count: Int { max(halves.0.count, halves.1.count) }

  /// Draws the help.
  func draw(on surface: inout Surface, desk: Desk) {
    let rows = OrderLayout(desk.size).rows
    surface.fill(rows: rows, columns: 0..<surface.columns)
    surface.frame(rows: rows, columns: 0..<surface.columns, title: "All keys")
    let height = rows.count - 2
    let scrolled = scroll.first(of: Self.count, height: height)
    let middle = surface.columns / 2
    for (lines, left) in [(Self.halves.0, 2), (Self.halves.1, middle + 1)] {
      for (index, line) in lines.dropFirst(scrolled).prefix(height).enumerated() {
        let row = rows.lowerBound + 1 + index
        if line.key.isEmpty {
          surface.write(line.meaning, row: row, column: left, style: .heading)
        } else {
          surface.write(line.key, row: row, column: left + 1, style: .keyName)
          surface.write(
            line.meaning, row: row, column: left + 16, width: middle - 17)
        }
      }
    }
    surface.mark(
      above: scrolled, below: max(0, Self.count - scrolled - height),
      row: rows.upperBound - 1, rightEdge: surface.columns - 2)
  }

  /// The keys that work now.
  func keys(at desk: Desk) -> [(key: String, label: String)] {
    (Self.count > height(at: desk) ? [("↑ ↓ PgUp PgDn", "Scroll")] : [])
      + [("Esc", "Close"), ("any other key", "closes it and acts")]
  }
}
