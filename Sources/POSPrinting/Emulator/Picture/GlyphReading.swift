extension GlyphShapes {
  /// The shapes in those drawings: nine rows of five bits each, the leftmost dot the highest bit.
  static func read(_ drawings: String...) -> [Character: [UInt8]] {
    var shapes: [Character: [UInt8]] = [:]
    for drawing in drawings {
      let lines = drawing.split(separator: "\n")
      for top in stride(from: 0, to: lines.count, by: 10) {
        let rows = lines[(top + 1)..<(top + 10)].map { $0.split(separator: " ") }
        for (index, name) in lines[top].split(separator: " ").enumerated() {
          let character: Character = name == "␠" ? " " : Character(String(name))
          shapes[character] = rows.map { bits($0[index]) }
        }
      }
    }
    return shapes
  }

  private static func bits(_ row: Substring) -> UInt8 {
    row.utf8.reduce(0) { $0 << 1 | ($1 == UInt8(ascii: "#") ? 1 : 0) }
  }
}
