import TerminalUI

/// A frame with everything a screen can draw.
enum ProbeFrame {
  static func surface(size: Size, log: [String], notice: String) -> Surface {
    var surface = Surface(size: size)
    let (rows, columns) = (max(3, surface.rows), max(46, surface.columns))
    surface.fill(rows: 0..<1, columns: 0..<columns, style: .title)
    surface.write(" Harbor Grill · L1 · Ana S.", row: 0, column: 0, style: .title)
    surface.write("● Synced   \(size) ", row: 0, rightEdge: columns, style: .title)
    surface.frame(rows: 1..<(rows - 2), columns: 0..<46, title: "Shapes and styles")
    surface.write("wide 火锅 套餐 · emoji 🍔 👨‍👩‍👧 🇩🇪 ❤️ · é ñ ß", row: 2, column: 2, width: 42)
    surface.write("● ◐ ○ ▲ ✓ × · … | €12.50 | cafe\u{301}", row: 3, column: 2, width: 42)
    surface.write("A name that is much too long for this", row: 4, column: 2, width: 20)
    for (index, style) in Style.allCases.enumerated() {
      let (row, column) = (6 + index / 3, 2 + index % 3 * 14)
      surface.write("\(style)", row: row, column: column, style: style, width: 12)
    }
    surface.writeBig("1,234.50", row: 12, column: 3)
    surface.frame(rows: 1..<(rows - 2), columns: 46..<columns, title: "\(log.count) keys")
    let height = max(0, rows - 5)
    let lines = TextFit.wrapped(log.suffix(200).joined(separator: " "), to: max(1, columns - 50))
    for (index, line) in lines.suffix(height).enumerated() {
      surface.write(line, row: 2 + index, column: 48, style: .echo)
    }
    surface.write(" > \(log.last ?? "")_", row: rows - 2, column: 0, style: .entry, width: columns)
    surface.write(notice, row: rows - 2, rightEdge: columns - 1, style: .warning)
    surface.writeKeys(
      [("Ctrl-Q", "Leave"), ("Ctrl-E", "Note"), ("Ctrl-T", "Break"), ("Ctrl-P", "Time")],
      row: rows - 1)
    return surface
  }
}
