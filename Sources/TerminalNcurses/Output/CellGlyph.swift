import CNcursesW

/// What curses is given for one character.
///
/// Curses measures with the C library, we with a table of our own, and terminals disagree about
/// joined emoji. So a character is sent in pieces that all three measure alike: joiners and what
/// they join are left out, and missing cells are filled with blanks.
struct CellGlyph {
  /// The column, counted from the character's own.
  let offset: Int
  /// The scalars and a NUL.
  let scalars: [wchar_t]

  private static let joiner: Unicode.Scalar = "\u{200D}"

  /// Whether everybody agrees that a scalar takes one cell, such as a letter or a box line.
  static func isSimple(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x2500..<0x25A0: true
    default: false
    }
  }

  /// The pieces that fill exactly these cells.
  static func pieces(of character: Character, cells: Int) -> [CellGlyph] {
    var pieces: [CellGlyph] = []
    var current: [wchar_t] = []
    var (start, used) = (0, 0)
    for scalar in character.unicodeScalars {
      let width = Int(pos_character_width(wchar_t(scalar.value)))
      if scalar == joiner || width < 0 { break }
      if width == 0 {
        // A variation selector would change the width in some terminals.
        let isSelector = scalar.value >= 0xFE00 && scalar.value <= 0xFE0F
        if !isSelector, !current.isEmpty, current.count < Int(CCHARW_MAX) - 1 {
          current.append(wchar_t(scalar.value))
        }
        continue
      }
      guard used + width <= cells else { break }
      if !current.isEmpty { pieces.append(CellGlyph(offset: start, scalars: current + [0])) }
      (current, start) = ([wchar_t(scalar.value)], used)
      used += width
    }
    if !current.isEmpty { pieces.append(CellGlyph(offset: start, scalars: current + [0])) }
    let filler: wchar_t = used == 0 ? 0x3F : 0x20
    return pieces + (used..<max(used, cells)).map { CellGlyph(offset: $0, scalars: [filler, 0]) }
  }
}
